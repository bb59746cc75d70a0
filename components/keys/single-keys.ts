"use client";
import { useSyncExternalStore } from "react";

const name = "deckle-single-keys";
const changed = "deckle-single-keys";

/** Whether this device has the shortcuts of a single key switched on, as it has until somebody switches them off. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    return true;
  }
}

/** Switches them on or off on this device, at once and in every tab. */
export function switchSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(name);
    else localStorage.setItem(name, "off");
  } catch {
    // A browser that keeps nothing has them on.
  }
  dispatchEvent(new Event(changed));
}

/** The same while a page is shown; undefined on the server, which does not know. */
export function useSingleKeys(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(subscribe, singleKeysAreOn, () => undefined);
}

function subscribe(tell: () => void): () => void {
  addEventListener(changed, tell);
  addEventListener("storage", tell);
  return () => {
    removeEventListener(changed, tell);
    removeEventListener("storage", tell);
  };
}
