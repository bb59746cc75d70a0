"use client";
import { useSyncExternalStore } from "react";

/** Says that the connection is gone, for as long as it is. */
export function Offline() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div className="offline" aria-live="polite">
      {!isOnline && <p>No connection. What you type stays here; save it when you are back.</p>}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  const listening = new AbortController();
  for (const happening of ["online", "offline"]) addEventListener(happening, changed, listening);
  return () => listening.abort();
}
