"use client";
import { unstable_isUnrecognizedActionError as isStaleTab } from "next/navigation";
import { Lost } from "@/components/ui/error-page";
import words from "@/components/ui/failed.json";

const { 500: failed, 409: updated } = words;

/** For what is no form: a form says by itself that it was not saved, and keeps what was typed. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const { digest } = error;
  if (isStaleTab(error)) {
    return (
      <Lost title={updated.title} back={updated.back}>
        <p>This page is from before the update, and nothing was done. Reload it, and do it once more.</p>
        <Again>Reload this page</Again>
      </Lost>
    );
  }
  if (!digest && typeof window !== "undefined" && !navigator.onLine) {
    return (
      <Lost title="No connection" back={failed.back}>
        <p>Deckle could not be reached, and nothing was done. Try again when you are back.</p>
        <Again>Try again</Again>
      </Lost>
    );
  }
  return (
    <Lost title={failed.title} back={failed.back}>
      <p>
        {failed.text} <code>{digest ?? "none"}</code>
      </p>
      <Again>Try again</Again>
    </Lost>
  );
}

function Again({ children }: { children: string }) {
  return (
    <p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {children}
      </button>
    </p>
  );
}
