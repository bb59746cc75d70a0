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
import { Conflicts } from "./conflicts";
import type { Option } from "./field";
import { focusFirstError } from "./focus";
import { FormProvider } from "./form-context";
import { FormMessage } from "./form-message";
import type { FieldNote, FormAction, FormState } from "./state";
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
  className?: string;
  children: ReactNode;
}

/**
 * A form that works without JavaScript, and says at once what is amiss where there is some. The server's answer is the
 * one that counts: it comes back as the next state, with all that was typed.
 */
export function Form({ action, initial, schema, labels = {}, choices = {}, className = "form", children }: Props) {
  const [answer, send, pending] = useActionState(action, initial);
  const [page, setPage] = useState(initial);
  const [sent, setSent] = useState<FormState>();
  const [over, setOver] = useState<FormState>();
  const [early, setEarly] = useState<Record<string, FieldNote[]>>({});
  const form = useRef<HTMLFormElement>(null);
  const validator = useRef<Promise<Validator> | undefined>(undefined);

  // A new page instead of an answer: what was sent is done, and the form begins again as that page has it.
  if (initial.key !== page.key) {
    setPage(initial);
    if (answer === sent) setOver(answer);
  }
  const state = answer === over ? page : answer;

  useEffect(() => {
    if (state.answer === 0 && !over) return;
    // What the server sent back stands in the fields now, as it would after a page load.
    form.current?.reset();
    setEarly({});
    validator.current?.then((loaded) => loaded.restart());
    focusFirstError(form.current);
  }, [state, over]);

  function loadValidator({ currentTarget }: FocusEvent<HTMLFormElement>) {
    if (!schema || validator.current) return;
    validator.current = Promise.all([import("./validation"), schema()]).then(([{ startValidation }, loaded]) =>
      startValidation(currentTarget, loaded, setEarly),
    );
  }

  async function checkFirst(event: FormEvent<HTMLFormElement>) {
    // A second press while the first is under way is the same press.
    if (pending) return event.preventDefault();
    setSent(answer);
    const button = (event.nativeEvent as SubmitEvent).submitter;
    // A button that changes the form instead of saving it (find, add a row) sends what there is, right or not.
    if (!validator.current || button?.getAttribute("name")?.startsWith("_")) return;
    event.preventDefault();
    const sent = new FormData(event.currentTarget, button);
    if (await (await validator.current).passes()) startTransition(() => send(sent));
    else focusFirstError(form.current);
  }

  const errors = { ...state.fields, ...early };
  return (
    <FormProvider value={{ values: state.values, errors, found: state.found, pending, answer: state.answer }}>
      <form ref={form} action={send} onFocus={loadValidator} onSubmit={checkFirst} className={className} noValidate>
        <input type="hidden" name="_key" value={state.key} />
        {state.draft && <input type="hidden" name="_draft" value="1" />}
        <FormMessage state={state} labels={labels} />
        <Conflicts conflicts={state.conflicts} taken={state.taken} labels={labels} choices={choices} />
        {children}
        {state.draft && (
          <button type="submit" name="_discard" value="1" className="button button-quiet">
            Discard what I had typed
          </button>
        )}
      </form>
    </FormProvider>
  );
}
