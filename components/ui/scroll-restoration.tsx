"use client";
import { useEffect } from "react";

const TIMEOUT_MS = 3_000;

/**
 * Restores the scroll position after Back and Forward when the page has to be fetched again, because something was saved
 * in the meantime: then it arrives too late for the browser's own scroll restoration.
 */
export function ScrollRestoration() {
  useEffect(() => {
    const { navigation } = globalThis;
    if (!navigation) return;
    const positions = new Map<string, number>();
    const listening = new AbortController();
    const { signal } = listening;
    let target: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const cancel = () => {
      target = undefined;
    };
    const observer = new ResizeObserver(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      if (target !== undefined && scrollHeight - clientHeight >= target) scrollTo(0, target);
    });
    observer.observe(document.body);

    navigation.addEventListener(
      "navigate",
      ({ navigationType, destination }) => {
        // Next's own, on the current page.
        if (navigationType === "replace") return;
        if (navigation.currentEntry) positions.set(navigation.currentEntry.key, scrollY);
        clearTimeout(timer);
        target = navigationType === "traverse" ? positions.get(destination.key) : undefined;
        timer = setTimeout(cancel, TIMEOUT_MS);
      },
      { signal },
    );
    for (const event of ["wheel", "touchmove", "pointerdown", "keydown"])
      addEventListener(event, cancel, { signal, passive: true });

    return () => {
      listening.abort();
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
  return null;
}
