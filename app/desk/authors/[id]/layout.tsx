import type { ReactNode } from "react";
import { getAuthor } from "@/lib/authors/queries";
import { titledByRow } from "../../_record/record-metadata";

export const generateMetadata = titledByRow("desk", getAuthor, ({ name }) => name);

export default function AuthorLayout({ children }: { children: ReactNode }) {
  return children;
}
