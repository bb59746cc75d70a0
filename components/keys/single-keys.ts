"use client";
import { useSyncExternalStore } from "react";

const STORAGE_KEY = "deckle-single-keys";
const CHANGE_EVENT = "deckle-single-keys";

/** Whether single-key shortcuts are enabled on this device, as they are by default. */
export function areSingleKeysEnabled(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== "off";
  } catch {
    return true;
  }
}

/** Enables or disables them on this device, in every tab at once. */
export function setSingleKeysEnabled(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, "off");
  } catch {
    // Without storage they stay enabled.
  }
  dispatchEvent(new Event(CHANGE_EVENT));
}

/** Whether they are enabled, as state; undefined on the server. */
export function useSingleKeys(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(subscribe, areSingleKeysEnabled, () => undefined);
}

function subscribe(onChange: () => void): () => void {
  addEventListener(CHANGE_EVENT, onChange);
  addEventListener("storage", onChange);
  return () => {
    removeEventListener(CHANGE_EVENT, onChange);
    removeEventListener("storage", onChange);
  };
}
