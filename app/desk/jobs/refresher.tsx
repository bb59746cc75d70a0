"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page anew while something on it goes on by itself and somebody sees it; without JavaScript, too. */
export function Refresher({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds * 3)} />
    </noscript>
  );
}
