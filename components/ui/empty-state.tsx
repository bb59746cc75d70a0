import type { ReactNode } from "react";

interface Props {
  title: string;
  /** What would be here, or what to try instead. */
  children?: ReactNode;
  /** The button to begin with. */
  action?: ReactNode;
}

/** What stands where there is nothing yet. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
      {action && <div>{action}</div>}
    </div>
  );
}
