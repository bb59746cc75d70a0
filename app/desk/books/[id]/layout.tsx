import type { ReactNode } from "react";
import { getBook } from "@/lib/books/queries";
import { titledByRow } from "../../_record/record-metadata";

export const generateMetadata = titledByRow("desk", getBook, ({ title }) => title);

export default function BookLayout({ children }: { children: ReactNode }) {
  return children;
}
