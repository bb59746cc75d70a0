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
  useRef,
  useState,
} from "react";
import { fold } from "@/lib/values/text";
import { choiceNamed } from "./choice-named";
import type { Choice, Picker } from "./combo-input";

/** How long somebody pauses who has typed enough, in milliseconds. */
const PAUSE = 120;

type InputProps = InputHTMLAttributes<HTMLInputElement>;

export interface ComboListProps {
  /** The field that is there already. */
  input: HTMLInputElement;
  /** Gives it what makes it a combobox. */
  lend(props: InputProps): void;
  picker: Picker;
  /** Whether somebody has begun to choose before this was there. */
  wanted: RefObject<boolean>;
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>): void;
}

/** What was found last, and for which text. */
interface Found {
  text: string;
  choices: Choice[];
  /** A sentence that says why nothing could be looked for. */
  problem?: string;
}

/** The list of a combobox: what the server suggests, chosen by hand or by the arrow keys. */
export const ComboList = memo(function ComboList({ input, lend, picker, wanted, onKeyDown }: ComboListProps) {
  const { label, suggest, one, extra, onChoose } = picker;
  const [text, setText] = useState(input.value);
  const [found, setFound] = useState<Found>();
  const [open, setOpen] = useState(false);
  const [chosenLabel, setChosenLabel] = useState(one?.chosen.label);
  const asked = useRef<AbortController>(undefined);
  const highlighted = useRef<Choice>(undefined);
  const actions = useRef<Combobox.Root.Actions>(null);

  // Chosen elsewhere, or the form has begun again.
  if (one && one.chosen.label !== chosenLabel) {
    setChosenLabel(one.chosen.label);
    setText(one.chosen.label);
  }
  const isTyped = text.trim() !== "" && text !== one?.chosen.label;
  const fit = isTyped ? fitting(text, found, one?.all) : (one?.all ?? []);
  const choices = isTyped ? [...fit, ...extras()] : fit;
  const isFruitless = found?.text === text && (found.problem || fit.length === 0);
  const note = isTyped && isFruitless ? noteOn(found, one !== undefined) : undefined;
  const isShown = open && (choices.length > 0 || note !== undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it takes the field over
  useEffect(() => {
    if (wanted.current && document.activeElement === input) {
      setOpen(true);
      if (isTyped) ask(text);
    }
    return () => asked.current?.abort();
  }, []);

  useEffect(() => {
    // Nothing here ends with an animation.
    if (!isShown) actions.current?.unmount();
  }, [isShown]);

  function extras(): Choice[] {
    // Not before there is an answer: it would stand where the first one found comes to stand.
    return extra && found ? [extra(text.trim())] : [];
  }

  async function ask(next: string) {
    asked.current?.abort();
    if (next.trim() === "") return setFound(undefined);
    const request = new AbortController();
    asked.current = request;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (request.signal.aborted) return;
    const answer = await suggest(next.trim(), request.signal).then(
      (found) => ({ text: next, choices: [], ...("problem" in found ? found : { choices: found }) }),
      () => ({ text: next, choices: [], problem: "The server did not answer. Type on to ask again." }),
    );
    if (!request.signal.aborted) setFound(answer);
  }

  function type(next: string) {
    setText(next);
    setOpen(true);
    ask(next);
  }

  function choose(choice: Choice) {
    asked.current?.abort();
    onChoose(choice, text.trim());
    setText(one ? choice.label : "");
    setFound(undefined);
    setOpen(false);
  }

  function steer(event: KeyboardEvent<HTMLInputElement>) {
    onKeyDown?.(event);
    if (event.nativeEvent.isComposing) return;
    // Who types the beginning and goes on has chosen what stands first.
    const first = highlighted.current ?? fit[0];
    if (event.key === "Tab" && one && isShown && isTyped && first) choose(first);
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && extra && isTyped) takeOnly();
    if (event.key === "Escape") {
      setOpen(false);
      // What was typed is given up, and the field shows what is chosen.
      if (one) setText(one.chosen.label);
    }
  }

  /** Where the arrow keys have chosen nothing, Enter takes whoever is called just so, or the only choice there is. */
  function takeOnly() {
    if (highlighted.current) return;
    if (!isShown || found?.text !== text || found.problem) return type(text);
    const called = fit.filter(({ label }) => fold(label) === fold(text));
    const only = called.length > 0 ? called : choices;
    if (only.length === 1 && only[0]) choose(only[0]);
  }

  /** Left alone, the field shows what is chosen; text that names no choice stays, for the form to ask about. */
  function settle() {
    setOpen(false);
    const meant = one && choiceNamed(text, one, found?.text === text ? found.choices : undefined);
    if (meant) choose(meant);
  }

  return (
    <Combobox.Root
      actionsRef={actions}
      items={choices}
      filter={null}
      value={one?.chosen ?? null}
      isItemEqualToValue={isSame}
      itemToStringLabel={labelOf}
      onValueChange={(choice, { reason }) => reason === "item-press" && choice && choose(choice)}
      inputValue={text}
      onInputValueChange={(next, { reason }) => reason === "input-change" && type(next)}
      open={isShown}
      onOpenChange={(next, { reason }) => {
        setOpen(next);
        // Typing asks for itself.
        if (next && reason !== "input-change" && isTyped && found?.text !== text) ask(text);
      }}
      autoHighlight={one !== undefined}
      onItemHighlighted={(choice) => {
        highlighted.current = choice;
      }}
    >
      <Combobox.Input
        id={input.id}
        onKeyDown={steer}
        onBlur={settle}
        render={(props) => <Borrowed input={input} lend={lend} props={props} />}
      />
      <p className="sr-only" aria-live="polite">
        {isShown && (note ?? (isTyped && `${choices.length} to choose from`))}
      </p>
      {/* Without a Popup around it: that hides the field's own label, and all else, from whoever cannot see. */}
      <Combobox.Portal container={input.closest("main") ?? undefined}>
        <Combobox.Positioner className="combo-popup" align="start" sideOffset={2} collisionPadding={8}>
          {note && (
            <p className="combo-note" aria-hidden>
              {note}
            </p>
          )}
          <Combobox.List className="combo-list" aria-label={label}>
            {(choice: Choice) => (
              <Combobox.Item key={choice.value} value={choice} className="combo-option">
                <span dir="auto">{choice.label}</span>
                {choice.note && <span className="combo-more"> ({choice.note})</span>}
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
});

interface BorrowedProps extends Pick<ComboListProps, "input" | "lend"> {
  props: ComponentPropsWithRef<"input">;
}

/** Stands where Base UI would make an input of its own: one that is typed into is not exchanged for another. */
function Borrowed({ input, lend, props: { ref, value, ...props } }: BorrowedProps) {
  useLayoutEffect(() => {
    if (typeof ref !== "function") return;
    ref(input);
    return () => void ref(null);
  }, [ref, input]);
  useLayoutEffect(() => {
    if (input.value !== value) input.value = String(value ?? "");
    lend(Object.fromEntries(Object.entries(props).filter(([, given]) => given !== undefined)));
  });
  return null;
}

/** What was found for this text; until the answer is there, what fits of the last one, or of the whole list. */
function fitting(text: string, found: Found | undefined, all: Choice[] = []): Choice[] {
  const asked = fold(text);
  const none = all.filter(({ value, label }) => value === "" && fold(label).startsWith(asked));
  if (found?.text === text && !found.problem) return [...found.choices, ...none];
  const last = found && !found.problem ? found.choices : all.filter(({ value }) => value !== "");
  return [...last.filter(({ label }) => fold(label).includes(asked)), ...none];
}

function noteOn({ text, problem }: Found, isOfList: boolean): string {
  if (problem) return problem;
  return isOfList ? `Nothing here is called “${text.trim()}”.` : `Nobody here is called “${text.trim()}” yet.`;
}

function isSame(one: Choice, other: Choice): boolean {
  return one.value === other.value;
}

function labelOf({ label }: Choice): string {
  return label;
}
