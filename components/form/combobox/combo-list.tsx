"use client";
import { Combobox } from "@base-ui/react/combobox";
import {
  type ComponentPropsWithRef,
  type InputHTMLAttributes,
  type KeyboardEvent,
  memo,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { fold } from "@/lib/values/text";
import { debouncedRequest } from "../../ui/debounced-request";
import type { Option } from "../fields/field";
import type { ComboSettings, FetchOptions } from "./combo-input";
import { findOptionByText } from "./find-option";

type InputProps = InputHTMLAttributes<HTMLInputElement>;

export interface ComboListProps {
  /** The existing input, which becomes a combobox. */
  input: HTMLInputElement;
  /** Sets the input's combobox attributes and handlers. */
  setInputProps(props: InputProps): void;
  settings: ComboSettings;
  /** Whether somebody began to choose before this component was loaded. */
  openOnLoad: RefObject<boolean>;
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>): void;
}

/** The latest results, and the text they are for. */
interface Results {
  text: string;
  options: Option[];
  /** Why the search failed, as a sentence. */
  problem?: string;
}

/** The listbox of a combobox, with the options that the server suggests. */
export const ComboList = memo(function ComboList({
  input,
  setInputProps,
  settings,
  openOnLoad,
  onKeyDown,
}: ComboListProps) {
  const { label, fetchOptions, single, createOption, onSelect } = settings;
  const [text, setText] = useState(input.value);
  const [results, setResults] = useState<Results>();
  const [open, setOpen] = useState(false);
  const [selectedLabel, setSelectedLabel] = useState(single?.selected.label);
  const highlighted = useRef<Option>(undefined);
  const actions = useRef<Combobox.Root.Actions>(null);
  const { send, cancel } = useMemo(
    () => debouncedRequest((text, signal) => fetchResults(fetchOptions, text, signal), setResults),
    [fetchOptions],
  );

  // Selected in the plain select, or the form was reset.
  if (single && single.selected.label !== selectedLabel) {
    setSelectedLabel(single.selected.label);
    setText(single.selected.label);
  }
  const isTyped = text.trim() !== "" && text !== single?.selected.label;
  const matching = isTyped ? matchingOptions(text, results, single?.all) : (single?.all ?? []);
  const options = isTyped ? [...matching, ...newOption()] : matching;
  const hasNone = results?.text === text && (results.problem || matching.length === 0);
  const note = isTyped && hasNone ? emptyText(results) : undefined;
  const isShown = open && (options.length > 0 || note !== undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it attaches to the input
  useEffect(() => {
    if (openOnLoad.current && document.activeElement === input) {
      setOpen(true);
      if (isTyped) search(text);
    }
    return cancel;
  }, []);

  useEffect(() => {
    // Base UI unmounts after a closing animation; there is none.
    if (!isShown) actions.current?.unmount();
  }, [isShown]);

  function newOption(): Option[] {
    // Only with results: before, it would be where the first result is about to appear.
    return createOption && results ? [createOption(text.trim())] : [];
  }

  function search(next: string) {
    if (next.trim() !== "") return send(next);
    cancel();
    setResults(undefined);
  }

  function changeText(next: string) {
    setText(next);
    setOpen(true);
    search(next);
  }

  function select(option: Option) {
    cancel();
    onSelect(option, text.trim());
    setText(single ? option.label : "");
    setResults(undefined);
    setOpen(false);
  }

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    onKeyDown?.(event);
    if (event.nativeEvent.isComposing) return;
    // Typing the beginning of an option and pressing Tab selects the first match.
    const first = highlighted.current ?? matching[0];
    if (event.key === "Tab" && single && isShown && isTyped && first) select(first);
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && createOption && isTyped) selectOnlyMatch();
    if (event.key === "Escape") {
      setOpen(false);
      // The typed text is discarded; the field shows the selected option again.
      if (single) setText(single.selected.label);
    }
  }

  /** With nothing highlighted, Enter selects the option with exactly this label, or the only option. */
  function selectOnlyMatch() {
    if (highlighted.current) return;
    if (!isShown || results?.text !== text || results.problem) return changeText(text);
    const exact = matching.filter(({ label }) => fold(label) === fold(text));
    const only = exact.length > 0 ? exact : options;
    if (only.length === 1 && only[0]) select(only[0]);
  }

  /** Selects the option that the text names. Other text stays, and the form asks about it on submit. */
  function handleBlur() {
    setOpen(false);
    const named = single && findOptionByText(text, single, results?.text === text ? results.options : undefined);
    if (named) select(named);
  }

  return (
    <Combobox.Root
      actionsRef={actions}
      items={options}
      filter={null}
      value={single?.selected ?? null}
      isItemEqualToValue={isSameOption}
      itemToStringLabel={optionLabel}
      onValueChange={(option, { reason }) => reason === "item-press" && option && select(option)}
      inputValue={text}
      onInputValueChange={(next, { reason }) => reason === "input-change" && changeText(next)}
      open={isShown}
      onOpenChange={(next, { reason }) => {
        setOpen(next);
        // Typing searches by itself.
        if (next && reason !== "input-change" && isTyped && results?.text !== text) search(text);
      }}
      autoHighlight={single !== undefined}
      onItemHighlighted={(option) => {
        highlighted.current = option;
      }}
    >
      <Combobox.Input
        id={input.id}
        onKeyDown={handleKeyDown}
        onBlur={handleBlur}
        render={(props) => <AttachedInput input={input} setInputProps={setInputProps} props={props} />}
      />
      <p className="sr-only" aria-live="polite">
        {isShown && (note ?? (isTyped && `${options.length} to choose from`))}
      </p>
      {/* Without Combobox.Popup, which hides the field's label and everything else from screen readers. */}
      <Combobox.Portal container={input.closest("main") ?? undefined}>
        <Combobox.Positioner className="combo-popup" align="start" sideOffset={2} collisionPadding={8}>
          {note && (
            <p className="combo-note" aria-hidden>
              {note}
            </p>
          )}
          <Combobox.List className="combo-list" aria-label={label}>
            {(option: Option) => (
              <Combobox.Item key={option.value} value={option} className="combo-option">
                <span dir="auto">{option.label}</span>
                {option.note && <span className="combo-more"> ({option.note})</span>}
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
});

interface AttachedInputProps extends Pick<ComboListProps, "input" | "setInputProps"> {
  props: ComponentPropsWithRef<"input">;
}

/** Passes Base UI's input props to the existing input: replacing an input while somebody types would lose the focus. */
function AttachedInput({ input, setInputProps, props: { ref, value, ...props } }: AttachedInputProps) {
  useLayoutEffect(() => {
    if (typeof ref !== "function") return;
    ref(input);
    return () => void ref(null);
  }, [ref, input]);
  useLayoutEffect(() => {
    if (input.value !== value) input.value = String(value ?? "");
    setInputProps(Object.fromEntries(Object.entries(props).filter(([, given]) => given !== undefined)));
  });
  return null;
}

async function fetchResults(fetchOptions: FetchOptions, text: string, signal: AbortSignal): Promise<Results> {
  try {
    const found = await fetchOptions(text.trim(), signal);
    return { text, options: [], ...("problem" in found ? found : { options: found }) };
  } catch {
    return { text, options: [], problem: "The server did not answer. Type on to ask again." };
  }
}

/** The results for this text; until they arrive, the matches among the previous results or the whole list. */
function matchingOptions(text: string, results: Results | undefined, all: Option[] = []): Option[] {
  const query = fold(text);
  const none = all.filter(({ value, label }) => value === "" && fold(label).startsWith(query));
  if (results?.text === text && !results.problem) return [...results.options, ...none];
  const last = results && !results.problem ? results.options : all.filter(({ value }) => value !== "");
  return [...last.filter(({ label }) => fold(label).includes(query)), ...none];
}

function emptyText({ text, problem }: Results): string {
  if (problem) return problem;
  return `No match for “${text.trim()}”.`;
}

function isSameOption(one: Option, other: Option): boolean {
  return one.value === other.value;
}

function optionLabel({ label }: Option): string {
  return label;
}
