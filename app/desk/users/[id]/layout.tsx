import type { ReactNode } from "react";
import { getUser } from "@/lib/users/queries";
import { titledByRow } from "../../row-title";

export const generateMetadata = titledByRow("users.manage", getUser, ({ username }) => username);

export default function UserLayout({ children }: { children: ReactNode }) {
  return children;
}
