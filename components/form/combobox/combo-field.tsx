"use client";
import { type ReactNode, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { type Aria, Frame, type Option } from "../fields/field";
import { useForm } from "../form-context";
import { CALLED } from "../form-values";
import type { Values } from "../state";
import { useScripted } from "../use-hydrated";
import { choiceNamed } from "./choice-named";
import { type Choice, ComboInput, type Suggest } from "./combo-input";

interface Props {
  name: string;
  label: string;
  hint?: ReactNode;
  options: Option[];
  /** There are more choices than these options: they are found by their names. */
  partial?: boolean;
  /** The choice of none. */
  empty: string;
  suggest: Suggest;
}

/** One of a long list: a select, and where there is JavaScript a field to type into that fills the select in. */
export function ComboField({ name, label, hint, ...list }: Props) {
  // React resets a select after an action even where its choice is echoed: it is made anew with each answer.
  const { answer } = useForm();
  return <Frame {...{ name, label, hint }}>{(aria) => <Combo key={answer} {...{ name, aria, ...list }} />}</Frame>;
}

type ComboProps = Omit<Props, "label" | "hint"> & { aria: Aria };

function Combo({ name, options, partial: isPartial = false, empty, suggest, aria }: ComboProps) {
  const { values } = useForm();
  const select = useRef<HTMLSelectElement>(null);
  const isScripted = useScripted();
  const [isPlain, setPlain] = useState(false);
  /** What was typed when the form was to be sent, and names no choice. */
  const [unclear, setUnclear] = useState<string>();
  const isCombo = isScripted && !isPlain;
  const all = [{ value: "", label: empty }, ...withChosen(options, values, name)];
  const unclearId = `${aria.id}-unclear`;
  const [chosen, setChosen] = useState<Choice>(
    all.find(({ value }) => value === values[name]) ?? { value: "", label: empty },
  );

  const one = { chosen, all, isPartial };

  const follow = useCallback(() => {
    const option = select.current?.selectedOptions[0];
    if (option) setChosen({ value: option.value, label: option.label });
  }, []);

  // What was chosen before this script ran was not heard.
  useLayoutEffect(() => {
    follow();
    if (isCombo && document.activeElement === select.current) document.getElementById(aria.id)?.focus();
  }, [follow, isCombo, aria.id]);
  useEffect(() => {
    const form = select.current?.form;
    const listening = new AbortController();
    form?.addEventListener("reset", () => setTimeout(follow), listening);
    // At the form itself, which hears of it before React does.
    form?.addEventListener("submit", (event) => settle(event), listening);
    return () => listening.abort();
  }, [follow]);

  /** What is typed and not chosen is chosen where it names a choice; else the form is not sent without it, and asks. */
  const settle = useEffectEvent((event: SubmitEvent) => {
    const field = document.getElementById(aria.id);
    if (!isCombo || !(field instanceof HTMLInputElement) || field.value === chosen.label) return;
    const meant = choiceNamed(field.value, one);
    if (meant) return choose(meant);
    event.preventDefault();
    event.stopImmediatePropagation();
    setUnclear(field.value.trim());
    field.focus();
  });

  function choose({ value, label }: Choice) {
    setUnclear(undefined);
    const field = select.current;
    if (!field) return;
    // It may have been added since the page was made, or be found by its name alone.
    if (![...field.options].some((option) => option.value === value)) field.add(new Option(label, value));
    field.value = value;
    for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  }

  return (
    <>
      <select
        ref={select}
        className="input combo"
        name={name}
        defaultValue={values[name] ?? ""}
        hidden={isCombo}
        onChange={follow}
        {...(!isCombo && aria)}
      >
        {all.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {isCombo && isPartial && <input type="hidden" name={`${CALLED}${name}`} value={chosen.label} />}
      {isCombo && (
        <ComboInput
          className="input combo"
          defaultValue={chosen.label}
          picker={{ label: "Choices", suggest, one, onChoose: choose }}
          onFail={() => setPlain(true)}
          onFocus={selectText}
          onClick={selectText}
          onInput={() => setUnclear(undefined)}
          {...aria}
          {...(unclear !== undefined && {
            "aria-invalid": true,
            "aria-describedby": [aria["aria-describedby"], unclearId].filter(Boolean).join(" "),
          })}
        />
      )}
      {unclear !== undefined && (
        <p className="field-error" id={unclearId}>
          “{unclear}” is not one of the choices. Choose one of them, or clear this field.
        </p>
      )}
    </>
  );
}

/** The options, with the one that was chosen beside them before the form was sent, or in a draft. */
function withChosen(options: Option[], values: Values, name: string): Option[] {
  const value = values[name];
  if (!value || options.some((option) => option.value === value)) return options;
  return [...options, { value, label: values[`${CALLED}${name}`] || value }];
}

/** What is typed takes the place of what is chosen. */
function selectText({ currentTarget }: { currentTarget: HTMLInputElement }) {
  currentTarget.select();
}
