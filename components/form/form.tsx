"use client";
import {
  type FocusEvent,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from "react";
import type { z } from "zod";
import { Conflicts } from "./conflicts/conflicts";
import { DraftNote } from "./drafts/draft-note";
import { typeAgain, typedSince } from "./drafts/meanwhile";
import { KeptNote } from "./drafts/restore-draft-notice";
import { useUnsaved } from "./drafts/use-unsaved";
import type { Option } from "./fields/field";
import { focusFirstError } from "./focus";
import { FormProvider } from "./form-context";
import { FormMessage } from "./form-message";
import { draftValues } from "./form-values";
import type { FieldNote, FormAction, FormState, Values } from "./state";
import { asItStands, goesOn, unanswered } from "./submit-error";
import type { Validator } from "./validation";

interface Props {
  action: FormAction;
  initial: FormState;
  /** The schema the server checks with, loaded when somebody first puts the focus into the form. */
  schema?: () => Promise<z.ZodType>;
  /** Labels of fields, for messages that speak of them. */
  labels?: Record<string, string>;
  /** The choices of its selects, for the same. */
  choices?: Record<string, Option[]>;
  /** Leaving it asks while something in it is not sent, also where what is typed is not kept. */
  asks?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * A form that works without JavaScript, and says at once what is amiss where there is some. The server's answer is the
 * one that counts: it comes back as the next state, with all that was typed.
 */
export function Form({
  action,
  initial,
  schema,
  labels = {},
  choices = {},
  asks = false,
  className = "form",
  children,
}: Props) {
  // On the server it must be the action itself: that makes the form work without JavaScript.
  const [answer, send, pending] = useActionState(typeof window === "undefined" ? action : act, initial);
  const [first] = useState(initial);
  const [page, setPage] = useState(initial);
  const [sent, setSent] = useState<FormState>();
  const [over, setOver] = useState<FormState>();
  const [early, setEarly] = useState<Record<string, FieldNote[]>>({});
  const form = useRef<HTMLFormElement>(null);
  const validator = useRef<Validator>(undefined);
  const isLoading = useRef(false);
  const isChecking = useRef(false);
  /** What was typed while the last answer was under way. */
  const meanwhile = useRef<Values>({});

  // A new page instead of an answer: what was sent is done, and the form begins again as that page has it.
  if (initial.key !== page.key) {
    setPage(initial);
    if (answer === sent) setOver(answer);
  }
  const answered = answer === over ? page : answer;
  const unsaved = useUnsaved(form, answer === over ? page : first, asks);
  const { watch } = unsaved;
  const state = unsaved.over(answered);
  const shown = useRef(state);

  useEffect(() => {
    shown.current = state;
    if (state.answer === 0 && !over && !state.unanswered) return;
    setEarly({});
    if (!state.unanswered && form.current) {
      // What the server sent back stands in the fields now, as it would after a page load, but for what was typed meanwhile.
      form.current.reset();
      typeAgain(form.current, meanwhile.current);
    }
    meanwhile.current = {};
    validator.current?.restart();
    watch.current?.touched();
    focusFirstError(form.current);
  }, [state, over, watch]);

  async function act(before: FormState, filled: FormData): Promise<FormState> {
    try {
      const next = await action({ ...before, unanswered: undefined }, filled);
      if (form.current) meanwhile.current = typedSince(form.current, draftValues(filled));
      // All that was typed stays where it stands, a password too.
      return next.unanswered
        ? { ...asItStands(shown.current), unanswered: next.unanswered, message: next.message }
        : next;
    } catch (error) {
      if (goesOn(error)) watch.current?.done();
      const still = unanswered(error, shown.current, initial.keptFor !== undefined);
      if (still) return still;
      throw error;
    }
  }

  function loadValidator({ currentTarget }: FocusEvent<HTMLFormElement>) {
    if (!schema || isLoading.current) return;
    isLoading.current = true;
    Promise.all([import("./validation"), schema()])
      .then(([{ startValidation }, loaded]) => {
        validator.current = startValidation(currentTarget, loaded, setEarly);
      })
      // Without a connection, say: the server checks all the same, and the next focus tries again.
      .catch(() => {
        isLoading.current = false;
      });
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A second press while the first is under way is the same press.
    if (pending || isChecking.current) return;
    setSent(answer);
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const filled = new FormData(event.currentTarget, button);
    // A button that changes the form instead of saving it (find, add a row) sends what there is, right or not. What is
    // still loading is not waited for.
    if (validator.current && !button?.getAttribute("name")?.startsWith("_")) {
      isChecking.current = true;
      const passes = await validator.current.passes();
      isChecking.current = false;
      if (!passes) return focusFirstError(form.current);
    }
    startTransition(() => send(filled));
  }

  const errors = { ...state.fields, ...early };
  return (
    <FormProvider value={{ values: state.values, errors, found: state.found, pending, answer: state.answer }}>
      <form ref={form} action={send} onFocus={loadValidator} onSubmit={submit} className={className} noValidate>
        <input type="hidden" name="_key" value={state.key} />
        {state.draft && <input type="hidden" name="_draft" value="1" />}
        <FormMessage state={state} labels={labels} reload={() => (watch.current ?? location).reload()} />
        {state.differs && <DraftNote differs={state.differs} labels={labels} choices={choices} />}
        <Conflicts conflicts={state.conflicts} taken={state.taken} labels={labels} choices={choices} />
        {children}
        {state.draft && (
          <button type="submit" name="_discard" value="1" className="button button-quiet">
            Discard what I had typed
          </button>
        )}
        {unsaved.isBack(state) && (
          <button type="button" className="button button-quiet" onClick={unsaved.discard}>
            Discard what I had typed
          </button>
        )}
        {initial.keptFor && (
          <KeptNote typed={unsaved.found} putBack={() => unsaved.putBack(answered)} discard={unsaved.discard} />
        )}
      </form>
    </FormProvider>
  );
}
