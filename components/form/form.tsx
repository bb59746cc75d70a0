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
import { DraftChanges } from "./drafts/draft-changes";
import { editsSinceSubmit, reapplyEdits } from "./drafts/edits-since-submit";
import { RestoreDraftNotice } from "./drafts/restore-draft-notice";
import { useUnsavedChanges } from "./drafts/use-unsaved-changes";
import type { Option } from "./fields/field";
import { focusFirstError } from "./focus";
import { FormProvider } from "./form-context";
import { FormMessage } from "./form-message";
import type { FieldNote, FormAction, FormState, FormValues } from "./form-state";
import { draftValues } from "./form-values";
import { isRedirectError, stateAfterError, withoutResponse } from "./submit-error";
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
  confirmsLeave?: boolean;
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
  confirmsLeave = false,
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
  const meanwhile = useRef<FormValues>({});

  // A new page instead of an answer: what was sent is done, and the form begins again as that page has it.
  if (initial.key !== page.key) {
    setPage(initial);
    if (answer === sent) setOver(answer);
  }
  const answered = answer === over ? page : answer;
  const unsaved = useUnsavedChanges(form, answer === over ? page : first, confirmsLeave);
  const { watch } = unsaved;
  const state = unsaved.over(answered);
  const shown = useRef(state);

  useEffect(() => {
    shown.current = state;
    if (state.responseCount === 0 && !over && !state.submitError) return;
    setEarly({});
    if (!state.submitError && form.current) {
      // What the server sent back stands in the fields now, as it would after a page load, but for what was typed meanwhile.
      form.current.reset();
      reapplyEdits(form.current, meanwhile.current);
    }
    meanwhile.current = {};
    validator.current?.restart();
    watch.current?.check();
    focusFirstError(form.current);
  }, [state, over, watch]);

  async function act(before: FormState, filled: FormData): Promise<FormState> {
    try {
      const next = await action({ ...before, submitError: undefined }, filled);
      if (form.current) meanwhile.current = editsSinceSubmit(form.current, draftValues(filled));
      // All that was typed stays where it stands, a password too.
      return next.submitError
        ? { ...withoutResponse(shown.current), submitError: next.submitError, message: next.message }
        : next;
    } catch (error) {
      if (isRedirectError(error)) watch.current?.markSaved();
      const still = stateAfterError(error, shown.current, initial.draftSessionId !== undefined);
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
      const passes = await validator.current.validate();
      isChecking.current = false;
      if (!passes) return focusFirstError(form.current);
    }
    startTransition(() => send(filled));
  }

  const errors = { ...state.fields, ...early };
  return (
    <FormProvider
      value={{
        values: state.values,
        errors,
        searchResults: state.searchResults,
        pending,
        responseCount: state.responseCount,
      }}
    >
      <form ref={form} action={send} onFocus={loadValidator} onSubmit={submit} className={className} noValidate>
        <input type="hidden" name="_key" value={state.key} />
        {state.isDraft && <input type="hidden" name="_draft" value="1" />}
        <FormMessage state={state} labels={labels} reload={() => (watch.current ?? location).reload()} />
        {state.draftChanges && <DraftChanges changes={state.draftChanges} labels={labels} choices={choices} />}
        <Conflicts conflicts={state.conflicts} merged={state.merged} labels={labels} choices={choices} />
        {children}
        {state.isDraft && (
          <button type="submit" name="_discard" value="1" className="button button-quiet">
            Discard what I had typed
          </button>
        )}
        {unsaved.isBack(state) && (
          <button type="button" className="button button-quiet" onClick={unsaved.discard}>
            Discard what I had typed
          </button>
        )}
        {initial.draftSessionId && (
          <RestoreDraftNotice
            draft={unsaved.found}
            onRestore={() => unsaved.putBack(answered)}
            onDiscard={unsaved.discard}
          />
        )}
      </form>
    </FormProvider>
  );
}
