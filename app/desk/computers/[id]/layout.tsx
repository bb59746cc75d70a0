import type { ReactNode } from "react";
import { getComputer } from "@/lib/computers/queries";
import { recordMetadata } from "../../_record/record-metadata";

export const generateMetadata = recordMetadata("desk", getComputer, ({ name }) => name);

export default function ComputerLayout({ children }: { children: ReactNode }) {
  return children;
}
