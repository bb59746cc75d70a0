import { unstable_isUnrecognizedActionError as isStale } from "next/navigation";
import type { FormState } from "./form-state";

/**
 * The form's state when its action gave no answer: all that was typed stays where it stands, and the same key makes a
 * second press safe. Undefined for what Next does by throwing: going on to another page, saying that this is not allowed.
 */
export function stateAfterError(error: unknown, state: FormState, hasLocalDraft: boolean): FormState | undefined {
  const { digest } = error as { digest?: string };
  if (digest?.startsWith("NEXT_")) return undefined;
  const still = withoutResponse(state);
  if (isStale(error as Error)) {
    const goOn = hasLocalDraft
      ? "Reload this page to go on: what you typed is kept."
      : "Reload this page, and do it again.";
    return {
      ...still,
      submitError: "stale",
      message: { tone: "error", text: `Deckle was updated, and nothing was saved. ${goOn}` },
    };
  }
  return { ...still, submitError: "failed", message: { tone: "error", text: failureMessage(digest) } };
}

/** The form as it was sent, to be sent again. */
export function withoutResponse(state: FormState): FormState {
  return { ...state, fields: {}, searchResults: undefined };
}

function failureMessage(digest: string | undefined): string {
  if (!navigator.onLine)
    return "No connection: nothing was saved. What you typed is still here; press the button again when you are back.";
  // It may have arrived all the same, and only the answer been lost.
  if (!digest)
    return "Deckle could not be reached. What you typed is still here; press the button again in a moment. It is saved only once.";
  return `Something went wrong, and nothing was saved. What you typed is still here; try again in a moment. If it stays, tell an admin this number: ${digest}`;
}

/** Whether the action has gone on to another page: what was sent is done. */
export function isRedirectError(error: unknown): boolean {
  return String((error as { digest?: string }).digest).startsWith("NEXT_REDIRECT");
}
