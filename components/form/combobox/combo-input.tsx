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

/** Fetches the options for a text, or why there are none, as a sentence. Rejects if the server does not answer. */
export type FetchOptions = (text: string, signal: AbortSignal) => Promise<Option[] | { problem: string }>;

export interface ComboSettings {
  /** The accessible name of its list. */
  label: string;
  fetchOptions: FetchOptions;
  /** For a single selection: the selected option, and all options or a part of them. */
  single?: { selected: Option; all: Option[]; isPartial: boolean };
  /** The last option: creates something with the typed text as its name. */
  createOption?(text: string): Option;
  onSelect(option: Option, text: string): void;
}

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  settings: ComboSettings;
  /** Called when the list's script could not be loaded. */
  onLoadError?(): void;
}

/**
 * A text field that becomes a combobox on hover or focus. Its list is loaded only then and attaches to this input, even
 * while somebody types.
 */
export function ComboInput({ settings, onLoadError, ...own }: Props) {
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const [List, setList] = useState<ComponentType<ComboListProps>>();
  const [attachedProps, setAttachedProps] = useState<InputHTMLAttributes<HTMLInputElement>>({});
  const openOnLoad = useRef(false);
  const isHydrated = useHydrated();

  const label = settings.single?.selected.label;
  useLayoutEffect(() => {
    if (input && label !== undefined) input.value = label;
  }, [input, label]);

  function load() {
    import("./combo-list").then(({ ComboList }) => setList(() => ComboList)).catch(onLoadError);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before this script ran
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
        {...(isHydrated && closedAria)}
        {...own}
        ref={setInput}
        onPointerEnter={load}
        onPointerDown={requestOpen}
        onInput={(event) => {
          requestOpen();
          own.onInput?.(event);
        }}
        {...attachedProps}
        // The list's handler calls the field's own.
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
          settings={settings}
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
