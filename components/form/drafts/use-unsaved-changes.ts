"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { FormState } from "../form-state";
import type { LocalDraft } from "./local-drafts";
import { formatLocalTime } from "./restore-draft-notice";
import { discardLocalDraft, type UnsavedWatcher, watchUnsavedChanges } from "./unsaved-changes";

/**
 * What was typed into this form before and not saved, and the watch over what is typed into it now; of a form that is not
 * kept on the device only the question before it is left, where it `asks`.
 */
export function useUnsavedChanges(form: RefObject<HTMLFormElement | null>, initial: FormState, confirmsLeave: boolean) {
  const watcher = useRef<UnsavedWatcher>(undefined);
  const [draft, setDraft] = useState<LocalDraft>();
  const [restored, setRestored] = useState<{ over: FormState; state: FormState }>();

  useEffect(() => {
    if (!form.current || !(initial.draftSessionId || confirmsLeave)) return;
    const watching = watchUnsavedChanges(form.current, initial.values, initial.draftSessionId);
    watcher.current = watching;
    const { draft: found } = watching;
    setDraft(found?.autoRestore ? undefined : found);
    if (found?.autoRestore) {
      watching.adopt();
      setRestored({ over: initial, state: withDraft(initial, found) });
    }
    return watching.stop;
  }, [form, initial, confirmsLeave]);

  return {
    watch: watcher,
    found: draft,
    /** What the form shows: the server's latest answer, or what was put back over it. */
    over: (answered: FormState) => (restored?.over === answered ? restored.state : answered),
    isBack: (state: FormState) => state === restored?.state,
    putBack(answered: FormState) {
      watcher.current?.adopt();
      if (draft) setRestored({ over: answered, state: withDraft(answered, draft) });
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

/** The form with what was typed before, as if the server had sent it back. */
function withDraft(state: FormState, { values, savedAt: at }: LocalDraft): FormState {
  const text = `This is what you had typed at ${formatLocalTime(at)}. It is not saved yet.`;
  // Between two answers of the server.
  return { ...state, values, fields: {}, message: { tone: "info", text }, responseCount: state.responseCount + 0.5 };
}
