import Link from "next/link";
import type { ReactNode } from "react";

/** A page that is not what was asked for: what happened, and the way back. */
export function ErrorPage({
  title,
  children,
  back,
}: {
  title: string;
  children: ReactNode;
  back: { label: string; href: string }[];
}) {
  return (
    <main id="content" className="lost">
      <h1>{title}</h1>
      {children}
      <ul className="link-list">
        {back.map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
