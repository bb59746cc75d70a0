import type { ReactNode } from "react";
import { recordMetadata } from "../../_record/record-metadata";
import { getImportCached } from "./get-import-cached";

export const generateMetadata = recordMetadata("catalogue.import", getImportCached, ({ fileName }) => fileName);

export default function ImportLayout({ children }: { children: ReactNode }) {
  return children;
}
