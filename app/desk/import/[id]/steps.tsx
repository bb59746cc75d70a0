import Link from "next/link";
import type { Step } from "./step";

const steps = [
  { label: "Columns", at: ["columns"] },
  { label: "Check", at: ["checking", "plan", "fixing"] },
  { label: "Import", at: ["running", "done"] },
] satisfies { label: string; at: Step[] }[];

/** The steps of an import. Columns can be revisited until the import starts. */
export function Steps({ at, path }: { at: Step; path: string }) {
  const present = steps.findIndex((step) => (step.at as Step[]).includes(at));
  return (
    <ol className="import-steps" aria-label="Steps">
      {steps.map(({ label }, index) => (
        <li key={label} aria-current={index === present ? "step" : undefined}>
          {index === 0 && present === 1 ? <Link href={`${path}?step=columns`}>{label}</Link> : label}
        </li>
      ))}
    </ol>
  );
}
