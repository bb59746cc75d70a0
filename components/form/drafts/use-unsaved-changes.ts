"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { FormState } from "../form-state";
import type { LocalDraft } from "./local-drafts";
import { formatLocalTime } from "./restore-draft-notice";
import { discardLocalDraft, type UnsavedWatcher, watchUnsavedChanges } from "./unsaved-changes";

/**
 * Stores and restores a form's unsaved changes. A form without a draft session stores nothing; leaving it is confirmed
 * only with `confirmsLeave`.
 */
export function useUnsavedChanges(form: RefObject<HTMLFormElement | null>, initial: FormState, confirmsLeave: boolean) {
  const watcher = useRef<UnsavedWatcher>(undefined);
  const [draft, setDraft] = useState<LocalDraft>();
  const [restored, setRestored] = useState<{ over: FormState; state: FormState }>();

  useEffect(() => {
    if (!form.current || !(initial.draftSessionId || confirmsLeave)) return;
    const current = watchUnsavedChanges(form.current, initial.values, initial.draftSessionId);
    watcher.current = current;
    const { draft: found } = current;
    setDraft(found?.autoRestore ? undefined : found);
    if (found?.autoRestore) {
      current.adopt();
      setRestored({ over: initial, state: withDraft(initial, found) });
    }
    return current.stop;
  }, [form, initial, confirmsLeave]);

  return {
    watcher,
    draft,
    /** The state to show: the server's latest response, or the draft restored over it. */
    stateOver: (response: FormState) => (restored?.over === response ? restored.state : response),
    isRestored: (state: FormState) => state === restored?.state,
    restore(response: FormState) {
      watcher.current?.adopt();
      if (draft) setRestored({ over: response, state: withDraft(response, draft) });
      setDraft(undefined);
    },
    discard() {
      if (initial.draftSessionId) discardLocalDraft(initial.draftSessionId);
      setDraft(undefined);
      setRestored(undefined);
      form.current?.reset();
      // The focus would be lost with the button.
      document.getElementById("content")?.focus();
    },
  };
}

/** The form with the draft's values, as if the server had sent them. */
function withDraft(state: FormState, { values, savedAt }: LocalDraft): FormState {
  const text = `This is your draft from ${formatLocalTime(savedAt)}. It is not saved yet.`;
  // Between two of the server's responses.
  return { ...state, values, fields: {}, message: { tone: "info", text }, responseCount: state.responseCount + 0.5 };
}
