"use client";
import Link from "next/link";
import {
  type InputHTMLAttributes,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Suggested, SuggestionGroup, Suggestions } from "./suggestions";

/** How long somebody pauses who has typed enough, in milliseconds. */
const PAUSE = 120;
const SHORTEST = 2;

export interface ComboboxProps extends Pick<Suggestions, "suggest"> {
  /** The field that it makes a combobox of: typed into already, perhaps, so it stays where it is. */
  input: HTMLInputElement;
  /** Takes the attributes that the field has from now on. */
  lend(attributes: InputHTMLAttributes<HTMLInputElement>): void;
}

/**
 * Links below a text field that change while somebody types (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 * Nothing is chosen until an arrow key is pressed, so that Enter sends the form as ever: a scanner types faster.
 */
export function Combobox({ input, lend, suggest }: ComboboxProps) {
  const id = useId();
  const [found, setFound] = useState<Suggested>();
  const [active, setActive] = useState(-1);
  const asked = useRef<AbortController>(undefined);

  const groups = found && "groups" in found ? found.groups : undefined;
  const problem = found && "problem" in found ? found.problem : undefined;
  const count = groups?.reduce((sum, { options }) => sum + options.length, 0) ?? 0;
  const optionId = (index: number) => `${id}-${index}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: all else that it uses stays the same
  useLayoutEffect(() => {
    lend({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": count > 0,
      "aria-controls": count > 0 ? `${id}-list` : undefined,
      "aria-activedescendant": active >= 0 ? optionId(active) : undefined,
      onInput: (event) => look(event.currentTarget.value),
      onKeyDown: steer,
      onBlur: close,
    });
  }, [count, active]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed before this was there, once
  useEffect(() => {
    if (input.value !== input.defaultValue && input === document.activeElement) look(input.value);
    return () => asked.current?.abort();
  }, []);

  async function look(text: string) {
    asked.current?.abort();
    setActive(-1);
    if (text.trim().length < SHORTEST) return setFound(undefined);
    const request = new AbortController();
    asked.current = request;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (request.signal.aborted) return;
    // A search box without suggestions is a search box.
    const answer = await suggest(text, request.signal).catch(() => undefined);
    if (!request.signal.aborted) setFound(answer ?? { groups: [] });
  }

  function close() {
    asked.current?.abort();
    setFound(undefined);
    setActive(-1);
  }

  function steer(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        if (count > 0) move(event.key === "ArrowDown" ? 1 : -1);
        else look(event.currentTarget.value);
        break;
      case "Enter":
        if (active >= 0) {
          event.preventDefault();
          document.getElementById(optionId(active))?.click();
        }
        close();
        break;
      case "Escape":
        // Elsewhere it empties the field.
        if (count > 0) event.preventDefault();
        close();
    }
  }

  /** One place on; behind the last option, and before the first, is the field itself. */
  function move(step: 1 | -1) {
    const places = count + 1;
    const next = ((active + 1 + step + places) % places) - 1;
    setActive(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  }

  return (
    <>
      {groups && count > 0 && (
        // Pressing it must not take the focus out of the field.
        <div
          role="listbox"
          id={`${id}-list`}
          aria-label="Suggestions"
          className="suggestions"
          onMouseDown={(event) => event.preventDefault()}
        >
          <Groups groups={groups} active={active} optionId={optionId} close={close} />
        </div>
      )}
      {problem && (
        <p className="suggestions suggestions-note" aria-hidden>
          {problem}
        </p>
      )}
      <p className="sr-only" role="status">
        {problem}
        {groups && (count === 1 ? "1 suggestion" : `${count || "No"} suggestions`)}
      </p>
    </>
  );
}

interface GroupsProps {
  groups: SuggestionGroup[];
  active: number;
  optionId: (index: number) => string;
  close: () => void;
}

function Groups({ groups, active, optionId, close }: GroupsProps) {
  return groups.map(({ label, options }, at) => {
    const before = groups.slice(0, at).reduce((sum, group) => sum + group.options.length, 0);
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
      <div key={label} role="group" aria-label={label}>
        <p aria-hidden>{label}</p>
        {options.map(({ href, text, note }, index) => (
          <Link
            key={href}
            id={optionId(before + index)}
            role="option"
            aria-selected={active === before + index}
            href={href}
            tabIndex={-1}
            prefetch={false}
            onClick={close}
          >
            <span dir="auto">{text}</span> {note && <span className="small">{note}</span>}
          </Link>
        ))}
      </div>
    );
  });
}
