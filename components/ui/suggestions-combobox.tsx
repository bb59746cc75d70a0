"use client";
import Link from "next/link";
import {
  type InputHTMLAttributes,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { debouncedRequest } from "./debounced-request";
import type { SuggestionGroup, SuggestionResult, Suggestions } from "./suggestions";

const MIN_LENGTH = 2;

export interface ComboboxProps extends Pick<Suggestions, "suggest"> {
  /** The text field that becomes a combobox. It may have text and the focus already, so it is not replaced. */
  input: HTMLInputElement;
  /** Sets the field's attributes. */
  setInputProps(attributes: InputHTMLAttributes<HTMLInputElement>): void;
}

/**
 * Suggests links below a text field while somebody types (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 * Nothing is selected until an arrow key is pressed, so Enter always submits the form: a barcode scanner types faster
 * than suggestions arrive.
 */
export function SuggestionsCombobox({ input, setInputProps, suggest }: ComboboxProps) {
  const id = useId();
  const [result, setResult] = useState<SuggestionResult>();
  const [active, setActive] = useState(-1);
  // A failed request leaves a search box without suggestions.
  const { send, cancel } = useMemo(
    () => debouncedRequest((text, signal) => suggest(text, signal).catch(() => ({ groups: [] })), setResult),
    [suggest],
  );

  const groups = result && "groups" in result ? result.groups : undefined;
  const problem = result && "problem" in result ? result.problem : undefined;
  const count = groups?.reduce((sum, { options }) => sum + options.length, 0) ?? 0;
  const optionId = (index: number) => `${id}-${index}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: everything else that it uses stays the same
  useLayoutEffect(() => {
    setInputProps({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": count > 0,
      "aria-controls": count > 0 ? `${id}-list` : undefined,
      "aria-activedescendant": active >= 0 ? optionId(active) : undefined,
      onInput: (event) => search(event.currentTarget.value),
      onKeyDown: handleKeyDown,
      onBlur: close,
    });
  }, [count, active]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before this was loaded
  useEffect(() => {
    if (input.value !== input.defaultValue && input === document.activeElement) search(input.value);
    return cancel;
  }, []);

  function search(text: string) {
    setActive(-1);
    if (text.trim().length >= MIN_LENGTH) return send(text);
    cancel();
    setResult(undefined);
  }

  function close() {
    cancel();
    setResult(undefined);
    setActive(-1);
  }

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        if (count > 0) move(event.key === "ArrowDown" ? 1 : -1);
        else search(event.currentTarget.value);
        break;
      case "Enter":
        if (active >= 0) {
          event.preventDefault();
          document.getElementById(optionId(active))?.click();
        }
        close();
        break;
      case "Escape":
        // By default Escape clears a search field.
        if (count > 0) event.preventDefault();
        close();
    }
  }

  /** Moves to the next or previous option, cyclically; the field itself comes after the last and before the first. */
  function move(step: 1 | -1) {
    const stops = count + 1;
    const next = ((active + 1 + step + stops) % stops) - 1;
    setActive(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  }

  return (
    <>
      {groups && count > 0 && (
        // A press must not move the focus out of the field.
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
