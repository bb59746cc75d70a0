"use client";
import { useSyncExternalStore } from "react";

/** Whether the platform uses ⌘ instead of Ctrl. */
export function isApplePlatform(): boolean {
  return /^(Mac|iP)/.test(navigator.platform);
}

/** The modifier key of shortcuts, "Ctrl" or "⌘"; undefined on the server. */
export function useModifier(): string | undefined {
  return useSyncExternalStore<string | undefined>(
    neverChanges,
    () => (isApplePlatform() ? "⌘" : "Ctrl"),
    () => undefined,
  );
}

const neverChanges = () => () => {};
