"use client";
import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from "react";
import { FieldErrors } from "@/components/form/field";
import { useForm } from "@/components/form/form-context";
import type { FormState } from "@/components/form/state";
import { AuthorLines, type Moved } from "./author-lines";
import { type AuthorRow, type Deed, deedValue, rowsOf, withDeed } from "./author-rows";

type Options = NonNullable<FormState["found"]>["options"];
export type Suggest = (text: string) => Promise<Options>;

/**
 * The authors of a book, in order, each with a role. Typing finds people; without JavaScript the button does, and every
 * button among the lines sends the form, which comes back as it was with the one thing done.
 */
export function AuthorPicker({ suggest }: { suggest: Suggest }) {
  const { values, found, answer } = useForm();
  // Made anew with each answer of the server: its lines are the ones that count.
  return <Picker key={answer} start={rowsOf(values)} found={found} suggest={suggest} />;
}

function Picker({
  start,
  found,
  suggest,
}: {
  start: ReturnType<typeof rowsOf>;
  found: FormState["found"];
  suggest: Suggest;
}) {
  const id = useId();
  const [rows, setRows] = useState(start);
  const [moved, setMoved] = useState<Moved>();
  const [query, setQuery] = useState(found?.query ?? "");
  const [options, setOptions] = useState(found?.options);
  const box = useRef<HTMLInputElement>(null);
  const latest = useRef("");

  function act(deed: Deed) {
    return (event: MouseEvent) => {
      event.preventDefault();
      const next = withDeed(rows, deed);
      // An unusable ↑ or ↓ leaves the lines as they are.
      if (next === rows) return;
      setRows(next);
      setMoved(movedBy(deed, next));
      if (deed.kind !== "add") return;
      setQuery("");
      setOptions(undefined);
      box.current?.focus();
    };
  }

  async function find(text: string) {
    setQuery(text);
    latest.current = text;
    if (text.trim() === "") return setOptions(undefined);
    await new Promise((resolve) => setTimeout(resolve, 120));
    if (latest.current !== text) return;
    const answers = await suggest(text).catch(() => []);
    if (latest.current === text) setOptions(answers);
  }

  function keepEnter(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    find(query);
  }

  return (
    <fieldset className="field">
      <legend className="field-label">Authors</legend>
      <AuthorLines
        rows={rows}
        moved={moved}
        act={act}
        change={(at, role) => setRows(rows.map((row, n) => (n === at ? { ...row, role } : row)))}
      />
      <p className="sr-only" aria-live="polite">
        {moved && `${rows[moved.at]?.name} is now ${moved.at + 1} of ${rows.length}`}
      </p>
      <FieldErrors id={`${id}-error`} name="authors" />
      <label className="field-hint" htmlFor={id}>
        Find an author to add
      </label>
      <div className="search has-suggestions">
        <input
          ref={box}
          id={id}
          className="input"
          name="_find"
          autoComplete="off"
          value={query}
          onChange={(event) => find(event.target.value)}
          onKeyDown={keepEnter}
        />
        <button
          className="button"
          type="submit"
          name="_do"
          value={deedValue({ kind: "find" })}
          onClick={(event) => {
            event.preventDefault();
            find(query);
          }}
        >
          Find author
        </button>
        <div aria-live="polite">{options && <Choices query={query.trim()} options={options} act={act} />}</div>
      </div>
    </fieldset>
  );
}

/** Where ↑ or ↓ has brought an author; the focus goes to the same button, or the other one at the end of the way. */
function movedBy(deed: Deed, rows: AuthorRow[]): Moved | undefined {
  if (deed.kind !== "up" && deed.kind !== "down") return undefined;
  const at = deed.kind === "up" ? deed.at - 1 : deed.at + 1;
  if (at === 0) return { at, button: "down" };
  return { at, button: at === rows.length - 1 ? "up" : deed.kind };
}

function Choices({
  query,
  options,
  act,
}: {
  query: string;
  options: Options;
  act: (deed: Deed) => (event: MouseEvent) => void;
}) {
  if (query === "") return null;
  return (
    <ul className="suggestions" aria-label="Authors found">
      {options.map(({ id, name, title }) => (
        <Choice key={id} deed={{ kind: "add", authorId: String(id), name }} act={act}>
          {title ? `${name} (${title})` : name}
        </Choice>
      ))}
      <Choice deed={{ kind: "add", authorId: "", name: query }} act={act}>
        {`Add “${query}” as a new author`}
      </Choice>
    </ul>
  );
}

function Choice({
  deed,
  act,
  children,
}: {
  deed: Deed;
  act: (deed: Deed) => (event: MouseEvent) => void;
  children: string;
}) {
  return (
    <li>
      <button type="submit" name="_do" value={deedValue(deed)} onClick={act(deed)}>
        {children}
      </button>
    </li>
  );
}
