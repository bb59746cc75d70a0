"use client";
import { useEffect } from "react";

const TIMEOUT_MS = 3_000;

/**
 * Back leads to the same place of a page. The browser sees to that, except where the page must be asked for anew,
 * because something was saved meanwhile: then it comes too late for the browser, and is scrolled here.
 */
export function ScrollRestoration() {
  useEffect(() => {
    const { navigation } = globalThis;
    if (!navigation) return;
    const places = new Map<string, number>();
    const listening = new AbortController();
    const { signal } = listening;
    let wanted: number | undefined;
    let patience: ReturnType<typeof setTimeout> | undefined;

    const enough = () => {
      wanted = undefined;
    };
    const height = new ResizeObserver(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      if (wanted !== undefined && scrollHeight - clientHeight >= wanted) scrollTo(0, wanted);
    });
    height.observe(document.body);

    navigation.addEventListener(
      "navigate",
      ({ navigationType, destination }) => {
        // Next's own, on the page that is there already.
        if (navigationType === "replace") return;
        if (navigation.currentEntry) places.set(navigation.currentEntry.key, scrollY);
        clearTimeout(patience);
        wanted = navigationType === "traverse" ? places.get(destination.key) : undefined;
        patience = setTimeout(enough, TIMEOUT_MS);
      },
      { signal },
    );
    for (const hand of ["wheel", "touchmove", "pointerdown", "keydown"])
      addEventListener(hand, enough, { signal, passive: true });

    return () => {
      listening.abort();
      height.disconnect();
      clearTimeout(patience);
    };
  }, []);
  return null;
}
