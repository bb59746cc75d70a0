import Link from "next/link";
import type { ReactNode } from "react";

interface Props {
  href: string;
  tone?: "plain" | "primary" | "danger" | "quiet";
  small?: boolean;
  children: ReactNode;
}

/** A link that looks like a button: it goes to where something is done. */
export function ButtonLink({ href, tone = "plain", small, children }: Props) {
  const classes = ["button", tone !== "plain" && `button-${tone}`, small && "button-small"].filter(Boolean).join(" ");
  return (
    <Link href={href} className={classes} prefetch={false}>
      {children}
    </Link>
  );
}
