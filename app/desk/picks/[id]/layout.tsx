import type { ReactNode } from "react";
import { getPick } from "@/lib/picks/queries";
import { titledByRow } from "../../_record/record-metadata";

export const generateMetadata = titledByRow("desk", getPick, ({ book }) => book.title);

export default function PickLayout({ children }: { children: ReactNode }) {
  return children;
}
