import type { ReactNode } from "react";
import { getUser } from "@/lib/users/queries";
import { recordMetadata } from "../../_record/record-metadata";

export const generateMetadata = recordMetadata("users.manage", getUser, ({ username }) => username);

export default function UserLayout({ children }: { children: ReactNode }) {
  return children;
}
