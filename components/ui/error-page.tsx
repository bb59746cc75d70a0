import Link from "next/link";
import type { ReactNode } from "react";

/** A page for errors: what happened, and links back. */
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
    <main id="content" className="error-page">
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
