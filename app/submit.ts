import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { draftValues, typedValues } from "@/components/form/form-values";
import { type FormState, freshForm, type Values } from "@/components/form/state";
import { dropDraft, keepDraft } from "@/lib/auth/drafts";
import { isOwnOrigin } from "@/lib/auth/origin";
import { withoutSecrets } from "@/lib/auth/sensitive-fields";
import { type Command, execute, type Via } from "@/lib/commands/execute";
import { failureOf } from "@/lib/commands/failure";
import type { Failure } from "@/lib/commands/outcome";
import type { Reference } from "@/lib/entities/model";
import { log, reasonOf } from "@/lib/log";
import { conflictsOf, takeChosen } from "./conflicts";
import { readCookie } from "./cookies";
import { leaveFlash, type Next } from "./flash";
import { expand } from "./form-data";
import { NOTHING_SAVED } from "./form-error-cookie";
import { pathOf, signInHref } from "./paths";
import { viewer } from "./viewer";

type Done =
  /** Where to go now, and what to say there. */
  | { to: string; say?: string; next?: Next[]; secret?: { label: string; text: string; hint: string } }
  /** What to say in the form, which is ready for the next time. */
  | { stay: string };

interface Submission<Result, Row, Secret> {
  /** What the history calls it, where that is not a form. */
  via?: Via;
  /** The command's input, where it is not simply the form's fields. */
  input?: (values: Values) => unknown;
  /** The form's fields as they would be for a row: needed to compare a stale edit with what is there now. */
  valuesOf?: (row: Row) => Values;
  done: (result: Result, secret: Secret | undefined) => Done | Promise<Done>;
}

/**
 * From a form to a command and back: the one way a page changes anything. Goes on to the next page when it is done;
 * otherwise the answer is the form's next state, with all that was typed.
 */
export async function submit<Schema extends z.ZodType, Result, Row, Prepared, Secret>(
  command: Command<Schema, Result, Row, Prepared, Secret>,
  state: FormState,
  form: FormData,
  { via = "form", input = expand, valuesOf, done }: Submission<Result, Row, Secret>,
): Promise<FormState> {
  const head = await headers();
  const values = takeChosen(typedValues(form), form);
  const requestId = head.get("x-request-id") ?? undefined;
  return answering(state, form, async (next) => {
    if (!isOwnOrigin(head.get("origin")))
      return { ...next, message: bad("This form was sent from another site. Nothing was saved.") };
    const actor = await viewer();
    const path = await ownAddress();
    if (form.has("_discard") && actor.kind === "user") {
      await dropDraft(actor.id, path);
      redirect(path);
    }
    const outcome = await execute(command, input(values), { actor, via, key: next.key || undefined, requestId });
    log.info({ requestId, command: command.name, outcome: outcome.ok ? "done" : outcome.kind }, "command");
    if (!outcome.ok) {
      if (outcome.kind === "signed-out") return askToSignIn(state, takeChosen(draftValues(form), form));
      if (outcome.kind === "stale" && !valuesOf) revalidatePath("/", "layout");
      return answer(next, outcome, valuesOf);
    }
    // What was asked for is done: that its draft stays is no reason to say otherwise.
    if (form.has("_draft") && actor.kind === "user") await dropDraft(actor.id, path).catch(() => {});
    const after = await afterSaving(async () => done(outcome.result, outcome.secret), requestId);
    revalidatePath("/", "layout");
    if ("stay" in after) return { ...freshForm(), message: { tone: "good", text: after.stay }, answer: next.answer };
    if (after.say) await leaveFlash(after.to, { text: after.say, next: after.next, secret: after.secret });
    redirect(after.to);
  });
}

/**
 * Runs an action's work with the form's next state. A fault of the database or its disk becomes the form's message, with
 * all that was typed.
 */
export async function answering<Answer extends FormState | undefined>(
  state: FormState,
  form: FormData,
  act: (next: FormState) => Promise<Answer>,
): Promise<Answer | FormState> {
  const next = asSent(state, form);
  try {
    return await act(next);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    log.error({ requestId: (await headers()).get("x-request-id"), reason: reasonOf(error) }, "action failed");
    return answer(next, failure);
  }
}

/** Runs what follows a save: an error in it must not say that nothing was saved. */
async function afterSaving(done: () => Promise<Done>, requestId: string | undefined): Promise<Done> {
  try {
    return await done();
  } catch (error) {
    unstable_rethrow(error);
    log.error({ requestId, reason: reasonOf(error) }, "saved, but not gone on");
    return { stay: "This is saved, but the next page could not be shown. Don't send it again." };
  }
}

/** The form with all that was typed, as an answer to it begins. */
function asSent(state: FormState, form: FormData): FormState {
  return {
    key: String(form.get("_key") ?? "").slice(0, 100),
    values: withoutSecrets(takeChosen(draftValues(form), form)),
    fields: {},
    conflicts: [],
    taken: [],
    draft: form.has("_draft"),
    keptFor: state.keptFor,
    answer: state.answer + 1,
  };
}

/** The form as it was sent, with what is wrong at one field: for what an action sees before any command. */
export function refuseAt(state: FormState, form: FormData, field: string, text: string): FormState {
  return { ...asSent(state, form), message: bad(NOTHING_SAVED), fields: { [field]: [{ message: text }] } };
}

/** The page that this form is on. */
async function ownAddress(): Promise<string> {
  return (await headers()).get("x-path") ?? "/desk";
}

/**
 * The answer to whoever is not signed in any more. What was typed is kept where their session ran out by itself and the
 * form's page puts it back. Otherwise a script leaves the form as it stands; without one it is lost, and they are told.
 */
export async function askToSignIn(state: FormState, values: Values): Promise<FormState> {
  const path = await ownAddress();
  const isKept = state.keptFor !== undefined && (await keepDraft(await readCookie("session"), path, values));
  if (!isKept && (await headers()).has("next-action"))
    return { ...state, unanswered: "signed-out", message: bad(SIGNED_OUT) };
  redirect(signInHref(path, isKept));
}

const SIGNED_OUT =
  "You were signed out, and nothing was saved. What you typed is still here: sign in in a new tab, then press the button again.";

function answer<Row>(state: FormState, failure: Failure<Row>, valuesOf?: (row: Row) => Values): FormState {
  switch (failure.kind) {
    case "refused":
      return { ...state, message: bad(failure.message, failure.see), fields: fieldNotes(failure) };
    case "stale": {
      const { values, ...changed } = valuesOf
        ? conflictsOf(state.values, valuesOf(failure.base), valuesOf(failure.current))
        : state;
      return {
        ...state,
        message: bad(`${failure.message} ${valuesOf ? COMPARE : LOOK_AGAIN}`),
        values: { ...values, version: String(failure.version) },
        conflicts: changed.conflicts,
        taken: changed.taken,
      };
    }
    default:
      return { ...state, message: bad(failure.message) };
  }
}

const COMPARE = "Below is what was changed, beside what you typed.";
const LOOK_AGAIN = "Look at it as it is now before you go on.";

function bad(text: string, see?: Reference[]): FormState["message"] {
  return { tone: "bad", text, see: see?.map((reference) => ({ label: reference.label, href: pathOf(reference) })) };
}

function fieldNotes({ fields }: Extract<Failure, { kind: "refused" }>): FormState["fields"] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, problems]) => [
      name,
      problems.map(({ message, see }) => ({ message, see: see && { label: see.label, href: pathOf(see) } })),
    ]),
  );
}
