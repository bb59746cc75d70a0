import type { ReactNode } from "react";

interface Props {
  title: string;
  /** What belongs here, or what to try instead. */
  children?: ReactNode;
  /** The primary action. */
  action?: ReactNode;
}

/** Shown in place of content that does not exist yet. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      {children}
      {action && <div>{action}</div>}
    </div>
  );
}
