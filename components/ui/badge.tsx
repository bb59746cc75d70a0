import type { ReactNode } from "react";

/** A word that marks a row: "closed", "admin". */
export function Badge({ tone, children }: { tone?: "success" | "error" | "info"; children: ReactNode }) {
  return <span className={tone ? `badge badge-${tone}` : "badge"}>{children}</span>;
}
