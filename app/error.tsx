"use client";
import { unstable_isUnrecognizedActionError as isStaleTab } from "next/navigation";
import words from "@/components/ui/client-error-pages.json";
import { ErrorPage } from "@/components/ui/error-page";

const { 500: failed, 409: updated } = words;

/** For what is no form: a form says by itself that it was not saved, and keeps what was typed. */
export default function RootError({ error }: { error: Error & { digest?: string } }) {
  const { digest } = error;
  if (isStaleTab(error)) {
    return (
      <ErrorPage title={updated.title} back={updated.back}>
        <p>This page is from before the update, and nothing was done. Reload it, and do it once more.</p>
        <ReloadButton>Reload this page</ReloadButton>
      </ErrorPage>
    );
  }
  if (!digest && typeof window !== "undefined" && !navigator.onLine) {
    return (
      <ErrorPage title="No connection" back={failed.back}>
        <p>Deckle could not be reached, and nothing was done. Try again when you are back.</p>
        <ReloadButton>Try again</ReloadButton>
      </ErrorPage>
    );
  }
  return (
    <ErrorPage title={failed.title} back={failed.back}>
      <p>
        {failed.text} <code>{digest ?? "none"}</code>
      </p>
      <ReloadButton>Try again</ReloadButton>
    </ErrorPage>
  );
}

function ReloadButton({ children }: { children: string }) {
  return (
    <p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {children}
      </button>
    </p>
  );
}
