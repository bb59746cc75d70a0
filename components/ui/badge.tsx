import type { ReactNode } from "react";

/** A label that marks a row: "closed", "admin". */
export function Badge({ tone, children }: { tone?: "success" | "error" | "info"; children: ReactNode }) {
  return <span className={tone ? `badge badge-${tone}` : "badge"}>{children}</span>;
}
