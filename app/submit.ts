import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { type FormState, freshForm, type Values } from "@/components/form/state";
import { typedValues, withoutSecrets } from "@/components/form/typed";
import type { Reference } from "@/lib/audit/entities";
import { dropDraft, keepDraft } from "@/lib/auth/drafts";
import { isOwnOrigin } from "@/lib/auth/origin";
import { type Command, execute, type Via } from "@/lib/command";
import { log } from "@/lib/log";
import type { Failure } from "@/lib/outcome";
import { conflictsOf, takeChosen } from "./conflicts";
import { readCookie } from "./cookies";
import { leaveFlash, type Next } from "./flash";
import { expand } from "./form-data";
import { pathOf } from "./paths";
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
  const key = String(form.get("_key") ?? "").slice(0, 100);
  const values = takeChosen(typedValues(form), form);
  const next: FormState = {
    key,
    values: withoutSecrets(values),
    fields: {},
    conflicts: [],
    taken: [],
    draft: form.has("_draft"),
    answer: state.answer + 1,
  };
  if (!isOwnOrigin(head.get("origin")))
    return { ...next, message: bad("This form was sent from another site. Nothing was saved.") };

  const actor = await viewer();
  const path = await ownAddress();
  if (form.has("_discard") && actor.kind === "user") {
    await dropDraft(actor.id, path);
    redirect(path);
  }
  const requestId = head.get("x-request-id") ?? undefined;
  const outcome = await execute(command, input(values), {
    actor,
    via,
    key: key || undefined,
    requestId,
  });
  log.info({ requestId, command: command.name, outcome: outcome.ok ? "done" : outcome.kind }, "command");
  if (outcome.ok) {
    // What was asked for is done: that its draft stays is no reason to say otherwise.
    if (form.has("_draft") && actor.kind === "user") await dropDraft(actor.id, path).catch(() => {});
    const after = await done(outcome.result, outcome.secret);
    revalidatePath("/", "layout");
    if ("stay" in after) return { ...freshForm(), message: { tone: "good", text: after.stay }, answer: next.answer };
    if (after.say) await leaveFlash(after.to, { text: after.say, next: after.next, secret: after.secret });
    redirect(after.to);
  }
  if (outcome.kind === "signed-out") await signInAndComeBack(next.values);
  if (outcome.kind === "stale" && !valuesOf) revalidatePath("/", "layout");
  return answer(next, outcome, valuesOf);
}

/** The page that this form is on. */
async function ownAddress(): Promise<string> {
  return (await headers()).get("x-path") ?? "/desk";
}

/** Keeps what was typed and asks to sign in; the form is filled in again afterwards. */
export async function signInAndComeBack(values: Values): Promise<never> {
  const path = await ownAddress();
  await keepDraft(await readCookie("session"), path, withoutSecrets(values));
  redirect(`/sign-in?next=${encodeURIComponent(path)}&ended=1`);
}

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
