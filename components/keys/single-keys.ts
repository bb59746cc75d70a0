"use client";
import { useSyncExternalStore } from "react";

const STORAGE_KEY = "deckle-single-keys";
const CHANGE_EVENT = "deckle-single-keys";

/** Whether this device has the shortcuts of a single key switched on, as it has until somebody switches them off. */
export function areSingleKeysEnabled(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== "off";
  } catch {
    return true;
  }
}

/** Switches them on or off on this device, at once and in every tab. */
export function setSingleKeysEnabled(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, "off");
  } catch {
    // A browser that keeps nothing has them on.
  }
  dispatchEvent(new Event(CHANGE_EVENT));
}

/** The same while a page is shown; undefined on the server, which does not know. */
export function useSingleKeys(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(subscribe, areSingleKeysEnabled, () => undefined);
}

function subscribe(tell: () => void): () => void {
  addEventListener(CHANGE_EVENT, tell);
  addEventListener("storage", tell);
  return () => {
    removeEventListener(CHANGE_EVENT, tell);
    removeEventListener("storage", tell);
  };
}
