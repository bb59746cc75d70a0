"use client";
import { useSyncExternalStore } from "react";

/** Whether there is JavaScript: not in what the server sends, and ever after. */
export function useHydrated(): boolean {
  return useSyncExternalStore(neverChanges, inBrowser, onServer);
}

const neverChanges = () => () => {};
const inBrowser = () => true;
const onServer = () => false;
