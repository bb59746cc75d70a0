import type { ReactNode } from "react";
import { getUser } from "@/lib/users/queries";
import { titledByRow } from "../../_record/record-metadata";

export const generateMetadata = titledByRow("users.manage", getUser, ({ username }) => username);

export default function UserLayout({ children }: { children: ReactNode }) {
  return children;
}
