import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { emptyFormState, type FormState, type FormValues } from "@/components/form/form-state";
import { draftValues, fieldValues } from "@/components/form/form-values";
import type { Actor } from "@/lib/auth/abilities";
import { deleteDraft, saveDraft } from "@/lib/auth/drafts";
import { isSameOrigin } from "@/lib/auth/origin";
import { withoutSecrets } from "@/lib/auth/sensitive-fields";
import { databaseFailure } from "@/lib/commands/database-failure";
import { type Channel, type Command, execute } from "@/lib/commands/execute";
import type { Failure } from "@/lib/commands/outcome";
import type { Reference } from "@/lib/entities/model";
import { describeError, log } from "@/lib/log";
import { applyResolutions, mergeThreeWay } from "./conflicts";
import { readCookie } from "./cookies";
import { type FlashLink, setFlash } from "./flash";
import { CHECK_FIELDS } from "./form-error-cookie";
import { recordPath, signInHref } from "./paths";
import { unflatten } from "./unflatten";
import { viewer } from "./viewer";

/** Where to go and what to say there; without a page to go to, the message appears in the form, which is ready for reuse. */
interface Success {
  redirectTo?: string;
  message?: string;
  links?: FlashLink[];
  secret?: { label: string; text: string; hint: string };
}

interface IntentContext {
  /** The value of the button that was pressed, if it has the name `_intent`. */
  intent: string | undefined;
  actor: Actor;
  values: FormValues;
}

/** Returns the form's next state, other values to save, or undefined to save what was submitted. */
export type SubmitIntents = (context: IntentContext) => Promise<FormState | { values: FormValues } | undefined>;

interface SubmitOptions<Result, Row, Secret> {
  /** The channel shown in the history, if it is not a form. */
  via?: Channel;
  /** Maps the form's fields to the command's input; by default `unflatten`. */
  input?: (values: FormValues) => unknown;
  /** Maps a row to the form's fields: needed to compare a stale edit with the current row. */
  valuesOf?: (row: Row) => FormValues;
  /** Runs before the command, for forms with buttons that change the form instead of saving it. */
  intents?: SubmitIntents;
  onSuccess: (result: Result, secret: Secret | undefined) => Success | Promise<Success>;
}

/**
 * Runs a command with a form's input: the only way a page changes data. Redirects on success; otherwise returns the
 * form's next state, with everything that was typed.
 */
export async function submit<Schema extends z.ZodType, Result, Row, Prepared, Secret>(
  command: Command<Schema, Result, Row, Prepared, Secret>,
  state: FormState,
  form: FormData,
  { via = "form", input = unflatten, valuesOf, intents, onSuccess }: SubmitOptions<Result, Row, Secret>,
): Promise<FormState> {
  const head = await headers();
  const requestId = head.get("x-request-id") ?? undefined;
  return withFailureMessage(state, form, async (submitted) => {
    if (!isSameOrigin(head.get("origin")))
      return { ...submitted, message: errorMessage("This form was sent from another site. Nothing was saved.") };
    const actor = await viewer();
    const path = await currentPath();
    if (form.has("_discard") && actor.kind === "user") {
      await deleteDraft(actor.id, path);
      redirect(path);
    }
    let next = submitted;
    let values = applyResolutions(fieldValues(form), form);
    const intent = form.get("_intent")?.toString();
    const handled = await intents?.({ intent, actor, values });
    if (handled && "key" in handled) return actor.kind === "user" ? handled : askToSignIn(state, handled.values);
    if (handled) {
      values = handled.values;
      next = { ...submitted, values: withoutSecrets(values) };
    }
    const outcome = await execute(command, input(values), { actor, via, key: next.key || undefined, requestId });
    log.info({ requestId, command: command.name, outcome: outcome.ok ? "done" : outcome.kind }, "command");
    if (!outcome.ok) {
      if (outcome.kind === "signed-out") return askToSignIn(state, applyResolutions(draftValues(form), form));
      if (outcome.kind === "stale" && !valuesOf) revalidatePath("/", "layout");
      return failureState(next, outcome, valuesOf);
    }
    // The command has succeeded: a draft that cannot be deleted is no reason to report a failure.
    if (form.has("_draft") && actor.kind === "user") await deleteDraft(actor.id, path).catch(() => {});
    const success = await runOnSuccess(async () => onSuccess(outcome.result, outcome.secret), requestId);
    revalidatePath("/", "layout");
    const { redirectTo, message, ...rest } = success;
    if (redirectTo === undefined) {
      const text = message ?? "Saved.";
      return { ...emptyFormState(), message: { tone: "success", text }, responseCount: next.responseCount };
    }
    if (message) await setFlash(redirectTo, { text: message, ...rest });
    redirect(redirectTo);
  });
}

/**
 * Runs an action with the form's next state. A failure of the database or its disk becomes the form's message, with
 * everything that was typed; other errors are thrown.
 */
export async function withFailureMessage<Result extends FormState | undefined>(
  state: FormState,
  form: FormData,
  act: (next: FormState) => Promise<Result>,
): Promise<Result | FormState> {
  const next = submittedState(state, form);
  try {
    return await act(next);
  } catch (error) {
    const failure = databaseFailure(error);
    if (!failure) throw error;
    log.error({ requestId: (await headers()).get("x-request-id"), reason: describeError(error) }, "action failed");
    return failureState(next, failure);
  }
}

/** Runs `onSuccess` after a save: an error in it must not report that nothing was saved. */
async function runOnSuccess(onSuccess: () => Promise<Success>, requestId: string | undefined): Promise<Success> {
  try {
    return await onSuccess();
  } catch (error) {
    unstable_rethrow(error);
    log.error({ requestId, reason: describeError(error) }, "saved, but onSuccess failed");
    return { message: "This is saved, but the next page could not be shown. Don't send it again." };
  }
}

/** The form's next state, with everything that was typed and no message yet. */
function submittedState(state: FormState, form: FormData): FormState {
  return {
    key: String(form.get("_key") ?? "").slice(0, 100),
    values: withoutSecrets(applyResolutions(draftValues(form), form)),
    fields: {},
    conflicts: [],
    merged: [],
    isDraft: form.has("_draft"),
    draftSessionId: state.draftSessionId,
    responseCount: state.responseCount + 1,
  };
}

/** The submitted form with an error at one field: for checks that run before any command. */
export function fieldErrorState(state: FormState, form: FormData, field: string, text: string): FormState {
  return {
    ...submittedState(state, form),
    message: errorMessage(CHECK_FIELDS),
    fields: { [field]: [{ message: text }] },
  };
}

/** The path of the page with this form. */
async function currentPath(): Promise<string> {
  return (await headers()).get("x-path") ?? "/desk";
}

/**
 * Answers somebody whose session has ended. Their input is stored as a draft if the session expired and the form's page
 * restores drafts. Otherwise JavaScript leaves the form as it is; without it the input is lost, and the sign-in page says so.
 */
async function askToSignIn(state: FormState, values: FormValues): Promise<FormState> {
  const path = await currentPath();
  const isKept = state.draftSessionId !== undefined && (await saveDraft(await readCookie("session"), path, values));
  if (!isKept && (await headers()).has("next-action"))
    return { ...state, submitError: "signed-out", message: errorMessage(SIGNED_OUT) };
  redirect(signInHref(path, isKept));
}

const SIGNED_OUT =
  "You were signed out, and nothing was saved. What you typed is still here: sign in in a new tab, then try again.";

function failureState<Row>(state: FormState, failure: Failure<Row>, valuesOf?: (row: Row) => FormValues): FormState {
  switch (failure.kind) {
    case "refused":
      return { ...state, message: errorMessage(failure.message, failure.related), fields: fieldErrors(failure) };
    case "stale": {
      const { values, ...changed } = valuesOf
        ? mergeThreeWay(state.values, valuesOf(failure.base), valuesOf(failure.current))
        : state;
      return {
        ...state,
        message: errorMessage(`${failure.message} ${valuesOf ? COMPARE : LOOK_AGAIN}`),
        values: { ...values, version: String(failure.version) },
        conflicts: changed.conflicts,
        merged: changed.merged,
      };
    }
    default:
      return { ...state, message: errorMessage(failure.message) };
  }
}

const COMPARE = "Review the changes below, beside what you typed.";
const LOOK_AGAIN = "Check the current values before you continue.";

function errorMessage(text: string, related?: Reference[]): FormState["message"] {
  return {
    tone: "error",
    text,
    related: related?.map((reference) => ({ label: reference.label, href: recordPath(reference) })),
  };
}

function fieldErrors({ fields }: Extract<Failure, { kind: "refused" }>): FormState["fields"] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, problems]) => [
      name,
      problems.map(({ message, related }) => ({
        message,
        related: related && { label: related.label, href: recordPath(related) },
      })),
    ]),
  );
}
