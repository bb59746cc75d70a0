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
  /** The schema that the server uses, loaded when the form first gets the focus. */
  schema?: () => Promise<z.ZodType>;
  /** Labels of the fields, for messages. */
  labels?: Record<string, string>;
  /** Options of the selects, for messages. */
  options?: Record<string, Option[]>;
  /** Whether leaving unsaved changes is confirmed even if no draft is stored. */
  confirmsLeave?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * A form that works without JavaScript, and validates instantly with it. The server's response is authoritative: it is
 * the form's next state, with everything that was typed.
 */
export function Form({
  action,
  initial,
  schema,
  labels = {},
  options = {},
  confirmsLeave = false,
  className = "form",
  children,
}: Props) {
  // On the server it must be the action itself, so that the form works without JavaScript.
  const [response, submitForm, pending] = useActionState(typeof window === "undefined" ? action : runAction, initial);
  const [firstState] = useState(initial);
  const [page, setPage] = useState(initial);
  const [submitted, setSubmitted] = useState<FormState>();
  const [finished, setFinished] = useState<FormState>();
  const [clientErrors, setClientErrors] = useState<Record<string, FieldNote[]>>({});
  const form = useRef<HTMLFormElement>(null);
  const validator = useRef<Validator>(undefined);
  const isLoading = useRef(false);
  const isChecking = useRef(false);
  /** Fields that were edited while the last submission was pending. */
  const editsMeanwhile = useRef<FormValues>({});

  // A new page instead of a response: the submission has succeeded, and the form starts again with that page's state.
  if (initial.key !== page.key) {
    setPage(initial);
    if (response === submitted) setFinished(response);
  }
  const current = response === finished ? page : response;
  const unsaved = useUnsavedChanges(form, response === finished ? page : firstState, confirmsLeave);
  const { watcher } = unsaved;
  const state = unsaved.stateOver(current);
  const shownState = useRef(state);

  useEffect(() => {
    shownState.current = state;
    if (state.responseCount === 0 && !finished && !state.submitError) return;
    setClientErrors({});
    if (!state.submitError && form.current) {
      // Resets the fields to the server's values, as after a page load, except for those edited in the meantime.
      form.current.reset();
      reapplyEdits(form.current, editsMeanwhile.current);
    }
    editsMeanwhile.current = {};
    validator.current?.restart();
    watcher.current?.check();
    focusFirstError(form.current);
  }, [state, finished, watcher]);

  async function runAction(before: FormState, formData: FormData): Promise<FormState> {
    try {
      const next = await action({ ...before, submitError: undefined }, formData);
      if (form.current) editsMeanwhile.current = editsSinceSubmit(form.current, draftValues(formData));
      // The fields keep their values, passwords included.
      return next.submitError
        ? { ...withoutResponse(shownState.current), submitError: next.submitError, message: next.message }
        : next;
    } catch (error) {
      if (isRedirectError(error)) watcher.current?.markSaved();
      const next = stateAfterError(error, shownState.current, initial.draftSessionId !== undefined);
      if (next) return next;
      throw error;
    }
  }

  function loadValidator({ currentTarget }: FocusEvent<HTMLFormElement>) {
    if (!schema || isLoading.current) return;
    isLoading.current = true;
    Promise.all([import("./validation"), schema()])
      .then(([{ startValidation }, loaded]) => {
        validator.current = startValidation(currentTarget, loaded, setClientErrors);
      })
      // Without a connection, for example: the server validates anyway, and the next focus tries again.
      .catch(() => {
        isLoading.current = false;
      });
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // Ignores a second press while the first is pending.
    if (pending || isChecking.current) return;
    setSubmitted(response);
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const formData = new FormData(event.currentTarget, button);
    // A button that changes the form instead of saving it (find, add a row) submits without validation. A validator that
    // is still loading is not waited for.
    if (validator.current && !button?.getAttribute("name")?.startsWith("_")) {
      isChecking.current = true;
      const isValid = await validator.current.validate();
      isChecking.current = false;
      if (!isValid) return focusFirstError(form.current);
    }
    startTransition(() => submitForm(formData));
  }

  const errors = { ...state.fields, ...clientErrors };
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
      <form ref={form} action={submitForm} onFocus={loadValidator} onSubmit={submit} className={className} noValidate>
        <input type="hidden" name="_key" value={state.key} />
        {state.isDraft && <input type="hidden" name="_draft" value="1" />}
        <FormMessage state={state} labels={labels} reload={() => (watcher.current ?? location).reload()} />
        {state.draftChanges && <DraftChanges changes={state.draftChanges} labels={labels} options={options} />}
        <Conflicts conflicts={state.conflicts} merged={state.merged} labels={labels} options={options} />
        {children}
        {state.isDraft && (
          <button type="submit" name="_discard" value="1" className="button button-quiet">
            Discard draft
          </button>
        )}
        {unsaved.isRestored(state) && (
          <button type="button" className="button button-quiet" onClick={unsaved.discard}>
            Discard draft
          </button>
        )}
        {initial.draftSessionId && (
          <RestoreDraftNotice
            draft={unsaved.draft}
            onRestore={() => unsaved.restore(current)}
            onDiscard={unsaved.discard}
          />
        )}
      </form>
    </FormProvider>
  );
}
