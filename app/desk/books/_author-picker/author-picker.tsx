"use client";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { ComboInput, type FetchOptions } from "@/components/form/combobox/combo-input";
import { FieldErrors, type Option } from "@/components/form/fields/field";
import { useForm } from "@/components/form/form-context";
import type { FormState } from "@/components/form/form-state";
import { FIND_FIELD } from "@/components/form/form-values";
import { AuthorLines, type MovedLine } from "./author-lines";
import { AuthorResults } from "./author-results";
import { type AuthorLine, applyIntent, type FormIntent, readAuthorLines, serializeIntent } from "./form-intent";

/**
 * The authors of a book, in order, each with a role. Typing searches authors. Without JavaScript every button submits the
 * form, which comes back with that one change.
 */
export function AuthorPicker({ suggest }: { suggest: FetchOptions }) {
  const { values, searchResults: found, responseCount: answer } = useForm();
  // Remounted with each server response, whose lines replace the local ones.
  return (
    <Picker key={answer} start={readAuthorLines(values)} text={values[FIND_FIELD]} found={found} suggest={suggest} />
  );
}

interface Props {
  start: AuthorLine[];
  /** The search text. */
  text?: string;
  found: FormState["searchResults"];
  suggest: FetchOptions;
}

function Picker({ start, text = "", found, suggest }: Props) {
  const id = useId();
  const { errors } = useForm();
  const [rows, setRows] = useState(start);
  const [moved, setMoved] = useState<MovedLine>();
  const [announcement, setAnnouncement] = useState("");
  /** Results of the server; cleared by any local change. */
  const [offered, setOffered] = useState(found);
  const [cannotFind, setCannotFind] = useState(false);
  /** How often a server result was added, which clears the search text. */
  const [taken, setTaken] = useState(0);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const isUnclear = offered !== undefined && errors[AMBIGUOUS] !== undefined;

  useEffect(() => {
    if (taken > 0) findInput(fieldset.current)?.focus();
  }, [taken]);

  function act(intent: FormIntent) {
    return (event: MouseEvent) => {
      event.preventDefault();
      applyAndFocus(intent);
      if (intent.kind === "add") setTaken((count) => count + 1);
    };
  }

  function applyAndFocus(intent: FormIntent) {
    const next = applyIntent(rows, intent);
    // A disabled ↑ or ↓ changes nothing.
    if (next === rows) return;
    const move = movedLine(intent, next);
    setRows(next);
    setMoved(move);
    setOffered(undefined);
    if (move) return setAnnouncement(`${next[move.at]?.name} is now ${move.at + 1} of ${next.length}`);
    setAnnouncement(intent.kind === "remove" ? `${rows[intent.at]?.name} is removed` : `${next.at(-1)?.name} is added`);
    // The pressed button no longer exists.
    findInput(fieldset.current)?.focus();
  }

  function pick({ value, label }: Option, text: string) {
    applyAndFocus({ kind: "add", authorId: value, name: value ? label : text });
  }

  function find(event: MouseEvent) {
    if (cannotFind) return;
    event.preventDefault();
    const box = findInput(fieldset.current);
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
        {announcement}
      </p>
      <FieldErrors id={`${id}-error`} name="authors" />
      <label className="field-hint" htmlFor={id}>
        Add author
      </label>
      {isUnclear && <FieldErrors id={`${id}-unclear`} name={AMBIGUOUS} />}
      <div className="search has-suggestions">
        <ComboInput
          key={taken}
          id={id}
          className="input"
          name={FIND_FIELD}
          defaultValue={taken > 0 ? "" : (found?.query ?? text)}
          aria-invalid={isUnclear || undefined}
          aria-describedby={isUnclear ? `${id}-unclear` : undefined}
          settings={{ label: "Authors found", fetchOptions: suggest, createOption: newAuthorOption, onSelect: pick }}
          onLoadError={() => setCannotFind(true)}
          onKeyDown={preventEnterSubmit}
        />
        <button
          className="button"
          type="submit"
          name="_intent"
          value={serializeIntent({ kind: "find" })}
          onClick={find}
        >
          Find author
        </button>
        {offered && <AuthorResults {...offered} act={act} />}
      </div>
    </fieldset>
  );
}

const findInput = (fieldset: HTMLElement | null) =>
  fieldset?.querySelector<HTMLInputElement>(`input[name=${FIND_FIELD}]`);

/** The error field for a typed name that is ambiguous or unknown. */
const AMBIGUOUS = `authors.${FIND_FIELD}`;

/** Enter searches instead of submitting; with Ctrl or ⌘ it saves, as everywhere. */
function preventEnterSubmit(event: KeyboardEvent) {
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
}

function newAuthorOption(name: string): Option {
  return { value: "", label: `Add “${name}” as a new author` };
}

/** The position after ↑ or ↓. The focus stays on the same button, or moves to the other one at either end. */
function movedLine(intent: FormIntent, rows: AuthorLine[]): MovedLine | undefined {
  if (intent.kind !== "up" && intent.kind !== "down") return undefined;
  const at = intent.kind === "up" ? intent.at - 1 : intent.at + 1;
  if (at === 0) return { at, button: "down" };
  return { at, button: at === rows.length - 1 ? "up" : intent.kind };
}
