"use client";
import { useSyncExternalStore } from "react";

/** Whether the keyboard has ⌘ where others have Ctrl. */
export function isApplePlatform(): boolean {
  return /^(Mac|iP)/.test(navigator.platform);
}

/** The key that is held with another: "Ctrl", or "⌘"; undefined on the server, where there are no keys. */
export function useModifier(): string | undefined {
  return useSyncExternalStore<string | undefined>(
    neverChanges,
    () => (isApplePlatform() ? "⌘" : "Ctrl"),
    () => undefined,
  );
}

const neverChanges = () => () => {};
