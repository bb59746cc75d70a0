"use client";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { type Choice, ComboInput, type Suggest } from "@/components/form/combobox/combo-input";
import { FieldErrors } from "@/components/form/fields/field";
import { useForm } from "@/components/form/form-context";
import { FIND } from "@/components/form/form-values";
import type { FormState } from "@/components/form/state";
import { AuthorLines, type Moved } from "./author-lines";
import { AuthorsFound } from "./authors-found";
import { type AuthorRow, type Deed, deedValue, rowsOf, withDeed } from "./form-intent";

/**
 * The authors of a book, in order, each with a role. Typing finds people; without JavaScript the button does, and every
 * button among the lines sends the form, which comes back as it was with the one thing done.
 */
export function AuthorPicker({ suggest }: { suggest: Suggest }) {
  const { values, found, answer } = useForm();
  // Made anew with each answer of the server: its lines are the ones that count.
  return <Picker key={answer} start={rowsOf(values)} text={values[FIND]} found={found} suggest={suggest} />;
}

interface Props {
  start: AuthorRow[];
  /** What was being looked for. */
  text?: string;
  found: FormState["found"];
  suggest: Suggest;
}

function Picker({ start, text = "", found, suggest }: Props) {
  const id = useId();
  const { errors } = useForm();
  const [rows, setRows] = useState(start);
  const [moved, setMoved] = useState<Moved>();
  const [said, setSaid] = useState("");
  /** What the server found; anything that is done here makes it old. */
  const [offered, setOffered] = useState(found);
  const [cannotFind, setCannotFind] = useState(false);
  /** How often somebody was taken from what the server found: the text that found them has then done its work. */
  const [taken, setTaken] = useState(0);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const isUnclear = offered !== undefined && errors[UNCLEAR] !== undefined;

  useEffect(() => {
    if (taken > 0) findBox(fieldset.current)?.focus();
  }, [taken]);

  function act(deed: Deed) {
    return (event: MouseEvent) => {
      event.preventDefault();
      carryOut(deed);
      if (deed.kind === "add") setTaken((count) => count + 1);
    };
  }

  function carryOut(deed: Deed) {
    const next = withDeed(rows, deed);
    // An unusable ↑ or ↓ leaves the lines as they are.
    if (next === rows) return;
    const move = movedBy(deed, next);
    setRows(next);
    setMoved(move);
    setOffered(undefined);
    if (move) return setSaid(`${next[move.at]?.name} is now ${move.at + 1} of ${next.length}`);
    setSaid(deed.kind === "remove" ? `${rows[deed.at]?.name} is removed` : `${next.at(-1)?.name} is added`);
    // The button that was pressed is gone.
    findBox(fieldset.current)?.focus();
  }

  function pick({ value, label }: Choice, text: string) {
    carryOut({ kind: "add", authorId: value, name: value ? label : text });
  }

  function find(event: MouseEvent) {
    if (cannotFind) return;
    event.preventDefault();
    const box = findBox(fieldset.current);
    box?.focus();
    box?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
  }

  return (
    <fieldset ref={fieldset} className="field">
      <legend className="field-label">Authors</legend>
      <AuthorLines
        rows={rows}
        moved={moved}
        act={act}
        change={(at, role) => setRows(rows.map((row, n) => (n === at ? { ...row, role } : row)))}
      />
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <FieldErrors id={`${id}-error`} name="authors" />
      <label className="field-hint" htmlFor={id}>
        Find an author to add
      </label>
      {isUnclear && <FieldErrors id={`${id}-unclear`} name={UNCLEAR} />}
      <div className="search has-suggestions">
        <ComboInput
          key={taken}
          id={id}
          className="input"
          name={FIND}
          defaultValue={taken > 0 ? "" : (found?.query ?? text)}
          aria-invalid={isUnclear || undefined}
          aria-describedby={isUnclear ? `${id}-unclear` : undefined}
          picker={{ label: "Authors found", suggest, extra: asNew, onChoose: pick }}
          onFail={() => setCannotFind(true)}
          onKeyDown={keepEnter}
        />
        <button className="button" type="submit" name="_do" value={deedValue({ kind: "find" })} onClick={find}>
          Find author
        </button>
        {offered && <AuthorsFound {...offered} act={act} />}
      </div>
    </fieldset>
  );
}

const findBox = (fieldset: HTMLElement | null) => fieldset?.querySelector<HTMLInputElement>(`input[name=${FIND}]`);

/** Where the server says that what was typed names nobody for certain. */
const UNCLEAR = `authors.${FIND}`;

/** Here it finds, and does not send the form; with Ctrl or ⌘ it saves, as everywhere. */
function keepEnter(event: KeyboardEvent) {
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
}

function asNew(name: string): Choice {
  return { value: "", label: `Add “${name}” as a new author` };
}

/** Where ↑ or ↓ has brought an author; the focus goes to the same button, or the other one at the end of the way. */
function movedBy(deed: Deed, rows: AuthorRow[]): Moved | undefined {
  if (deed.kind !== "up" && deed.kind !== "down") return undefined;
  const at = deed.kind === "up" ? deed.at - 1 : deed.at + 1;
  if (at === 0) return { at, button: "down" };
  return { at, button: at === rows.length - 1 ? "up" : deed.kind };
}
