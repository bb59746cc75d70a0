"use client";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * The main content. After a client-side navigation the focus would stay on a removed element or in the layout; it moves
 * here, as on a newly loaded page.
 */
export function Main({ className, children }: { className: string; children: ReactNode }) {
  const path = usePathname();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    // A field of the new page with autofocus keeps the focus.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main id="content" ref={main} className={className} tabIndex={-1}>
      {children}
    </main>
  );
}
