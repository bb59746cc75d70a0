import { unstable_isUnrecognizedActionError as isStale } from "next/navigation";
import type { FormState } from "./form-state";

/**
 * The form's state after its action failed to respond: the fields keep their values, and the same idempotency key makes
 * a retry safe. Undefined for errors that Next uses for redirects and error pages.
 */
export function stateAfterError(error: unknown, state: FormState, hasLocalDraft: boolean): FormState | undefined {
  const { digest } = error as { digest?: string };
  if (digest?.startsWith("NEXT_")) return undefined;
  const still = withoutResponse(state);
  if (isStale(error as Error)) {
    const advice = hasLocalDraft ? "Reload this page: what you typed is kept." : "Reload this page and try again.";
    return {
      ...still,
      submitError: "stale",
      message: { tone: "error", text: `Deckle was updated, and nothing was saved. ${advice}` },
    };
  }
  return { ...still, submitError: "failed", message: { tone: "error", text: failureMessage(digest) } };
}

/** The submitted form without the last response, to be submitted again. */
export function withoutResponse(state: FormState): FormState {
  return { ...state, fields: {}, searchResults: undefined };
}

function failureMessage(digest: string | undefined): string {
  if (!navigator.onLine)
    return "You're offline, and nothing was saved. What you typed is still here; try again when you reconnect.";
  // The request may have arrived, and only the response been lost.
  if (!digest)
    return "Deckle could not be reached. What you typed is still here; try again in a moment. It is saved only once.";
  return `Something went wrong, and nothing was saved. What you typed is still here; try again in a moment. If it happens again, tell an admin this number: ${digest}`;
}

/** Whether the action has redirected: the submission succeeded. */
export function isRedirectError(error: unknown): boolean {
  return String((error as { digest?: string }).digest).startsWith("NEXT_REDIRECT");
}
