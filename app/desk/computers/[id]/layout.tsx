import type { ReactNode } from "react";
import { getComputer } from "@/lib/computers/queries";
import { titledByRow } from "../../_record/record-metadata";

export const generateMetadata = titledByRow("desk", getComputer, ({ name }) => name);

export default function ComputerLayout({ children }: { children: ReactNode }) {
  return children;
}
