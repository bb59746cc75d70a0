"use client";
import Link from "next/link";
import { type ReactNode, useSyncExternalStore } from "react";

interface Props {
  href: string;
  /** Render it only if it has a search, filter or page to return to: for links on the list itself. */
  onlyBack?: boolean;
  children: ReactNode;
}

/** A link to a list as it was last seen in this tab, with its search, filter and page. Without JavaScript, to the plain list. */
export function ListLink({ href, onlyBack, children }: Props) {
  const last = useSyncExternalStore(neverChanges, () => lastSeen(href), onServer);
  if (onlyBack && (!last || last === href)) return null;
  return (
    <Link href={last ?? href} prefetch={false}>
      {children}
    </Link>
  );
}

const neverChanges = () => () => {};
const onServer = () => undefined;

/** Reads the browser's history, so that nothing has to be stored. */
function lastSeen(href: string): string | undefined {
  const here = globalThis.navigation?.currentEntry?.index ?? 0;
  const before = globalThis.navigation?.entries().slice(0, here).reverse() ?? [];
  const urls = before.map(({ url }) => new URL(url ?? "about:blank"));
  const last = urls.find(({ pathname }) => pathname === href);
  return last && last.pathname + last.search;
}
