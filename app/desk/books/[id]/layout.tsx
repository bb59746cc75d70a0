import type { ReactNode } from "react";
import { getBook } from "@/lib/books/queries";
import { recordMetadata } from "../../_record/record-metadata";

export const generateMetadata = recordMetadata("desk", getBook, ({ title }) => title);

export default function BookLayout({ children }: { children: ReactNode }) {
  return children;
}
