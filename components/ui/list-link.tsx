"use client";
import Link from "next/link";
import { type ReactNode, useSyncExternalStore } from "react";

interface Props {
  href: string;
  /** Only where it leads to more than the plain list: the way back for somebody who is there already. */
  onlyBack?: boolean;
  children: ReactNode;
}

/** A link to a list as it was last seen in this tab: the same search, filter and place. Without JavaScript, to the list. */
export function ListLink({ href, onlyBack, children }: Props) {
  const last = useSyncExternalStore(never, () => lastSeen(href), nothing);
  if (onlyBack && (!last || last === href)) return null;
  return (
    <Link href={last ?? href} prefetch={false}>
      {children}
    </Link>
  );
}

const never = () => () => {};
const nothing = () => undefined;

/** The browser's own history knows: nothing has to be kept for it. */
function lastSeen(href: string): string | undefined {
  const here = globalThis.navigation?.currentEntry?.index ?? 0;
  const before = globalThis.navigation?.entries().slice(0, here).reverse() ?? [];
  const urls = before.map(({ url }) => new URL(url ?? "about:blank"));
  const last = urls.find(({ pathname }) => pathname === href);
  return last && last.pathname + last.search;
}
