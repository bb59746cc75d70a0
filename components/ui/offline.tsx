"use client";
import { useSyncExternalStore } from "react";

/** Shows a notice while the browser is offline. */
export function Offline() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div className="offline" aria-live="polite">
      {!isOnline && <p>You&rsquo;re offline. Your changes are kept; save when you reconnect.</p>}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  const listening = new AbortController();
  for (const event of ["online", "offline"]) addEventListener(event, changed, listening);
  return () => listening.abort();
}
