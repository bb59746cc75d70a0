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
import type { Option } from "../fields/field";
import { useHydrated } from "../use-hydrated";
import type { ComboListProps } from "./combo-list";

/** Answers with what a typed text may mean, or with a sentence that says why it cannot; fails without an answer. */
export type FetchOptions = (text: string, signal: AbortSignal) => Promise<Option[] | { problem: string }>;

export interface ComboSettings {
  /** The name of its list. */
  label: string;
  fetchOptions: FetchOptions;
  /** One of one list is chosen: which one now, and all, or a part, of what there is to choose from. */
  single?: { chosen: Option; all: Option[]; isPartial: boolean };
  /** The last choice of all: what is typed itself, as something new. */
  createOption?(text: string): Option;
  onSelect(choice: Option, text: string): void;
}

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  settings: ComboSettings;
  /** What offers the choices could not be loaded. */
  onLoadError?(): void;
}

/**
 * A text field that becomes a combobox when somebody comes near it. Its list is brought along only then, and takes over
 * this very input, in the middle of a word if need be.
 */
export function ComboInput({ settings: picker, onLoadError: onFail, ...own }: Props) {
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [List, setList] = useState<ComponentType<ComboListProps>>();
  const [attachedProps, setAttachedProps] = useState<InputHTMLAttributes<HTMLInputElement>>({});
  const openOnLoad = useRef(false);
  const isScripted = useHydrated();

  const label = picker.single?.chosen.label;
  useLayoutEffect(() => {
    if (input && label !== undefined) input.value = label;
  }, [input, label]);

  function load() {
    import("./combo-list").then(({ ComboList }) => setList(() => ComboList)).catch(onFail);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was done before this script ran
  useEffect(() => {
    if (!input || document.activeElement !== input) return;
    openOnLoad.current = input.value !== input.defaultValue;
    load();
  }, [input]);

  function requestOpen() {
    openOnLoad.current = true;
  }

  function requestOpenByKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "ArrowDown") requestOpen();
    own.onKeyDown?.(event);
  }

  return (
    <>
      <input
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...(isScripted && closedAria)}
        {...own}
        ref={setInput}
        onPointerEnter={load}
        onPointerDown={requestOpen}
        onInput={(event) => {
          requestOpen();
          own.onInput?.(event);
        }}
        {...attachedProps}
        // The list calls the field's own when a key is pressed.
        onKeyDown={attachedProps.onKeyDown ?? requestOpenByKey}
        onFocus={(event) => {
          load();
          own.onFocus?.(event);
          attachedProps.onFocus?.(event);
        }}
        onClick={(event) => {
          own.onClick?.(event);
          attachedProps.onClick?.(event);
        }}
      />
      {List && input && (
        <List
          input={input}
          setInputProps={setAttachedProps}
          settings={picker}
          openOnLoad={openOnLoad}
          onKeyDown={own.onKeyDown}
        />
      )}
    </>
  );
}

const closedAria = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-haspopup": "listbox",
  "aria-expanded": false,
} as const;
