import type { ReactNode } from "react";
import { getAuthor } from "@/lib/authors/queries";
import { recordMetadata } from "../../_record/record-metadata";

export const generateMetadata = recordMetadata("desk", getAuthor, ({ name }) => name);

export default function AuthorLayout({ children }: { children: ReactNode }) {
  return children;
}
