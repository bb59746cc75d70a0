import type { ReactNode } from "react";
import { titledByRow } from "../../row-title";
import { importOf } from "./import-of";

export const generateMetadata = titledByRow("catalogue.import", importOf, ({ fileName }) => fileName);

export default function ImportLayout({ children }: { children: ReactNode }) {
  return children;
}
