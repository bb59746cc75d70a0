"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

export interface NavLink {
  label: string;
  href: string;
}

/** The main navigation, with the current section marked. A client component, because a layout does not know the path. */
export function NavLinks({ label, links }: { label: string; links: NavLink[] }) {
  const path = usePathname();
  return (
    <nav className="nav" aria-label={label}>
      {links.map((link) => (
        <Link key={link.href} href={link.href} aria-current={current(path, link.href)} prefetch={false}>
          {link.label}
        </Link>
      ))}
    </nav>
  );
}

function current(path: string, href: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return path.startsWith(`${href}/`) ? "true" : undefined;
}
