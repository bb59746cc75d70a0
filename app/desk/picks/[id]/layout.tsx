import type { ReactNode } from "react";
import { getPick } from "@/lib/picks/queries";
import { recordMetadata } from "../../_record/record-metadata";

export const generateMetadata = recordMetadata("desk", getPick, ({ book }) => book.title);

export default function PickLayout({ children }: { children: ReactNode }) {
  return children;
}
