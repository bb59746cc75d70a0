"use client";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * What the page is about. After a link has led here without the page being loaded anew, the focus is on what is gone or
 * in the frame: it begins here then, as it would on a new page.
 */
export function Main({ className, children }: { className: string; children: ReactNode }) {
  const path = usePathname();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    // A field of the new page that asked for the focus keeps it.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main id="content" ref={main} className={className} tabIndex={-1}>
      {children}
    </main>
  );
}
