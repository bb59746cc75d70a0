"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { FormState } from "../state";
import type { Typed } from "./local-drafts";
import { timeOf } from "./restore-draft-notice";
import { discardTyped, type Unsaved, watchUnsaved } from "./unsaved";

/**
 * What was typed into this form before and not saved, and the watch over what is typed into it now; of a form that is not
 * kept on the device only the question before it is left, where it `asks`.
 */
export function useUnsaved(form: RefObject<HTMLFormElement | null>, begun: FormState, asks: boolean) {
  const watch = useRef<Unsaved>(undefined);
  const [found, setFound] = useState<Typed>();
  const [back, setBack] = useState<{ over: FormState; state: FormState }>();

  useEffect(() => {
    if (!form.current || !(begun.keptFor || asks)) return;
    const watching = watchUnsaved(form.current, begun.values, begun.keptFor);
    watch.current = watching;
    const { found } = watching;
    setFound(found?.wanted ? undefined : found);
    if (found?.wanted) {
      watching.adopt();
      setBack({ over: begun, state: withTyped(begun, found) });
    }
    return watching.stop;
  }, [form, begun, asks]);

  return {
    watch,
    found,
    /** What the form shows: the server's latest answer, or what was put back over it. */
    over: (answered: FormState) => (back?.over === answered ? back.state : answered),
    isBack: (state: FormState) => state === back?.state,
    putBack(answered: FormState) {
      watch.current?.adopt();
      if (found) setBack({ over: answered, state: withTyped(answered, found) });
      setFound(undefined);
    },
    discard() {
      if (begun.keptFor) discardTyped(begun.keptFor);
      setFound(undefined);
      setBack(undefined);
      form.current?.reset();
      // The focus would be lost with the button.
      document.getElementById("content")?.focus();
    },
  };
}

/** The form with what was typed before, as if the server had sent it back. */
function withTyped(state: FormState, { values, at }: Typed): FormState {
  const text = `This is what you had typed at ${timeOf(at)}. It is not saved yet.`;
  // Between two answers of the server.
  return { ...state, values, fields: {}, message: { tone: "note", text }, answer: state.answer + 0.5 };
}
