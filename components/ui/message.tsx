import type { ReactNode } from "react";
import { Dismissible } from "./dismissible";

interface Props {
  tone: "success" | "error" | "info";
  title?: string;
  dismissible?: boolean;
  /** Where "Dismiss" leads without JavaScript; by default, this page without its query. */
  dismissHref?: string;
  children?: ReactNode;
}

/** A result, an error or a notice. */
export function Message({ tone, title, dismissible, dismissHref, children }: Props) {
  const role = tone === "error" ? "alert" : "status";
  const className = `message message-${tone}`;
  const content = (
    <>
      {title && <p className="message-title">{title}</p>}
      {children}
    </>
  );
  if (dismissible) {
    return (
      <Dismissible className={className} role={role} href={dismissHref}>
        {content}
      </Dismissible>
    );
  }
  return (
    <div className={className} role={role}>
      <div>{content}</div>
    </div>
  );
}
