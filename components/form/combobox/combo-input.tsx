"use client";
import {
  type ComponentType,
  type InputHTMLAttributes,
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useScripted } from "../use-hydrated";
import type { ComboListProps } from "./combo-list";

export interface Choice {
  value: string;
  label: string;
  /** Tells it from others of the same name. */
  note?: string;
}

/** Answers with what a typed text may mean, or with a sentence that says why it cannot; fails without an answer. */
export type Suggest = (text: string, signal: AbortSignal) => Promise<Choice[] | { problem: string }>;

export interface Picker {
  /** The name of its list. */
  label: string;
  suggest: Suggest;
  /** One of one list is chosen: which one now, and all, or a part, of what there is to choose from. */
  one?: { chosen: Choice; all: Choice[]; isPartial: boolean };
  /** The last choice of all: what is typed itself, as something new. */
  extra?(text: string): Choice;
  onChoose(choice: Choice, text: string): void;
}

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  picker: Picker;
  /** What offers the choices could not be loaded. */
  onFail?(): void;
}

/**
 * A text field that becomes a combobox when somebody comes near it. Its list is brought along only then, and takes over
 * this very input, in the middle of a word if need be.
 */
export function ComboInput({ picker, onFail, ...own }: Props) {
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [List, setList] = useState<ComponentType<ComboListProps>>();
  const [lent, setLent] = useState<InputHTMLAttributes<HTMLInputElement>>({});
  const wanted = useRef(false);
  const isScripted = useScripted();

  const label = picker.one?.chosen.label;
  useLayoutEffect(() => {
    if (input && label !== undefined) input.value = label;
  }, [input, label]);

  function load() {
    import("./combo-list").then(({ ComboList }) => setList(() => ComboList)).catch(onFail);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was done before this script ran
  useEffect(() => {
    if (!input || document.activeElement !== input) return;
    wanted.current = input.value !== input.defaultValue;
    load();
  }, [input]);

  function want() {
    wanted.current = true;
  }

  function wantByKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "ArrowDown") want();
    own.onKeyDown?.(event);
  }

  return (
    <>
      <input
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...(isScripted && closed)}
        {...own}
        ref={setInput}
        onPointerEnter={load}
        onPointerDown={want}
        onInput={(event) => {
          want();
          own.onInput?.(event);
        }}
        {...lent}
        // The list calls the field's own when a key is pressed.
        onKeyDown={lent.onKeyDown ?? wantByKey}
        onFocus={(event) => {
          load();
          own.onFocus?.(event);
          lent.onFocus?.(event);
        }}
        onClick={(event) => {
          own.onClick?.(event);
          lent.onClick?.(event);
        }}
      />
      {List && input && <List input={input} lend={setLent} picker={picker} wanted={wanted} onKeyDown={own.onKeyDown} />}
    </>
  );
}

const closed = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-haspopup": "listbox",
  "aria-expanded": false,
} as const;
