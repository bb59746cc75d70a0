import type { ReactNode } from "react";
import { getStore } from "@/lib/stores/queries";
import { titledByRow } from "../../_record/record-metadata";

export const generateMetadata = titledByRow("desk", getStore, ({ name }) => name);

export default function StoreLayout({ children }: { children: ReactNode }) {
  return children;
}
