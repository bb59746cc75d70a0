"use client";
import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";

/** Refreshes the page while it is visible, also without JavaScript. */
export function Refresher({ seconds }: { seconds: number }) {
  const router = useRouter();
  const path = usePathname();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return (
    <noscript>
      {/* With its address: where the present one ends in #problems, a browser would only scroll there. */}
      <meta httpEquiv="refresh" content={`${seconds * 3};url=${path}`} />
    </noscript>
  );
}
