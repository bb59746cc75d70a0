import type { ReactNode } from "react";

/** A word that marks a row: "closed", "admin". */
export function Badge({ tone, children }: { tone?: "good" | "bad" | "note"; children: ReactNode }) {
  return <span className={tone ? `badge badge-${tone}` : "badge"}>{children}</span>;
}
