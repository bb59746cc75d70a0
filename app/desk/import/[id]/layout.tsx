import type { ReactNode } from "react";
import { titledByRow } from "../../_record/record-metadata";
import { importOf } from "./get-import-cached";

export const generateMetadata = titledByRow("catalogue.import", importOf, ({ fileName }) => fileName);

export default function ImportLayout({ children }: { children: ReactNode }) {
  return children;
}
