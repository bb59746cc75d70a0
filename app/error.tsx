"use client";
import { unstable_isUnrecognizedActionError as isStaleTab } from "next/navigation";
import texts from "@/components/ui/client-error-pages.json";
import { ErrorPage } from "@/components/ui/error-page";

const { 500: failed, 409: updated } = texts;

/** Errors outside of forms: a form shows its own errors, and keeps what was typed. */
export default function RootError({ error }: { error: Error & { digest?: string } }) {
  const { digest } = error;
  if (isStaleTab(error)) {
    return (
      <ErrorPage title={updated.title} back={updated.back}>
        <p>This page is from before the update. Nothing was saved. Reload it and try again.</p>
        <ReloadButton>Reload this page</ReloadButton>
      </ErrorPage>
    );
  }
  if (!digest && typeof window !== "undefined" && !navigator.onLine) {
    return (
      <ErrorPage title="You’re offline" back={failed.back}>
        <p>Deckle can’t be reached. Nothing was saved. Try again when you reconnect.</p>
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
