import type { ReactNode } from "react";
import { getStore } from "@/lib/stores/queries";
import { recordMetadata } from "../../_record/record-metadata";

export const generateMetadata = recordMetadata("desk", getStore, ({ name }) => name);

export default function StoreLayout({ children }: { children: ReactNode }) {
  return children;
}
