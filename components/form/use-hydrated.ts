"use client";
import { useSyncExternalStore } from "react";

/** Whether the page is hydrated: false in the server's HTML, true once JavaScript runs. */
export function useHydrated(): boolean {
  return useSyncExternalStore(neverChanges, inBrowser, onServer);
}

const neverChanges = () => () => {};
const inBrowser = () => true;
const onServer = () => false;
