import Link from "next/link";
import type { ReactNode } from "react";

interface Props {
  href: string;
  tone?: "plain" | "primary" | "danger" | "quiet";
  small?: boolean;
  /** Its single-key shortcut. */
  shortcut?: "n" | "e";
  children: ReactNode;
}

/** A link that looks like a button. */
export function ButtonLink({ href, tone = "plain", small, shortcut, children }: Props) {
  const classes = ["button", tone !== "plain" && `button-${tone}`, small && "button-small"].filter(Boolean).join(" ");
  return (
    <Link href={href} className={classes} prefetch={false} data-key={shortcut}>
      {children}
    </Link>
  );
}
