"use client";
import { type ReactNode, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { type AriaProps, FieldFrame, type Option } from "../fields/field";
import { useForm } from "../form-context";
import type { FormValues } from "../form-state";
import { LABEL_PREFIX } from "../form-values";
import { useHydrated } from "../use-hydrated";
import { ComboInput, type FetchOptions } from "./combo-input";
import { findOptionByText } from "./find-option";

interface Props {
  name: string;
  label: string;
  hint?: ReactNode;
  options: Option[];
  /** There are more choices than these options: they are found by their names. */
  partial?: boolean;
  /** The choice of none. */
  emptyLabel: string;
  fetchOptions: FetchOptions;
}

/** One of a long list: a select, and where there is JavaScript a field to type into that fills the select in. */
export function ComboField({ name, label, hint, ...list }: Props) {
  // React resets a select after an action even where its choice is echoed: it is made anew with each answer.
  const { responseCount: answer } = useForm();
  return (
    <FieldFrame {...{ name, label, hint }}>{(aria) => <Combo key={answer} {...{ name, aria, ...list }} />}</FieldFrame>
  );
}

type ComboProps = Omit<Props, "label" | "hint"> & { aria: AriaProps };

function Combo({
  name,
  options,
  partial: isPartial = false,
  emptyLabel: empty,
  fetchOptions: suggest,
  aria,
}: ComboProps) {
  const { values } = useForm();
  const select = useRef<HTMLSelectElement>(null);
  const isScripted = useHydrated();
  const [isPlain, setPlain] = useState(false);
  /** What was typed when the form was to be sent, and names no choice. */
  const [unmatchedText, setUnmatchedText] = useState<string>();
  const isCombo = isScripted && !isPlain;
  const all = [{ value: "", label: empty }, ...withSelected(options, values, name)];
  const unmatchedId = `${aria.id}-unclear`;
  const [chosen, setChosen] = useState<Option>(
    all.find(({ value }) => value === values[name]) ?? { value: "", label: empty },
  );

  const one = { chosen, all, isPartial };

  const syncSelected = useCallback(() => {
    const option = select.current?.selectedOptions[0];
    if (option) setChosen({ value: option.value, label: option.label });
  }, []);

  // What was chosen before this script ran was not heard.
  useLayoutEffect(() => {
    syncSelected();
    if (isCombo && document.activeElement === select.current) document.getElementById(aria.id)?.focus();
  }, [syncSelected, isCombo, aria.id]);
  useEffect(() => {
    const form = select.current?.form;
    const listening = new AbortController();
    form?.addEventListener("reset", () => setTimeout(syncSelected), listening);
    // At the form itself, which hears of it before React does.
    form?.addEventListener("submit", (event) => resolveTypedText(event), listening);
    return () => listening.abort();
  }, [syncSelected]);

  /** What is typed and not chosen is chosen where it names a choice; else the form is not sent without it, and asks. */
  const resolveTypedText = useEffectEvent((event: SubmitEvent) => {
    const field = document.getElementById(aria.id);
    if (!isCombo || !(field instanceof HTMLInputElement) || field.value === chosen.label) return;
    const meant = findOptionByText(field.value, one);
    if (meant) return choose(meant);
    event.preventDefault();
    event.stopImmediatePropagation();
    setUnmatchedText(field.value.trim());
    field.focus();
  });

  function choose({ value, label }: Option) {
    setUnmatchedText(undefined);
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
        onChange={syncSelected}
        {...(!isCombo && aria)}
      >
        {all.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {isCombo && isPartial && <input type="hidden" name={`${LABEL_PREFIX}${name}`} value={chosen.label} />}
      {isCombo && (
        <ComboInput
          className="input combo"
          defaultValue={chosen.label}
          settings={{ label: "Choices", fetchOptions: suggest, single: one, onSelect: choose }}
          onLoadError={() => setPlain(true)}
          onFocus={selectText}
          onClick={selectText}
          onInput={() => setUnmatchedText(undefined)}
          {...aria}
          {...(unmatchedText !== undefined && {
            "aria-invalid": true,
            "aria-describedby": [aria["aria-describedby"], unmatchedId].filter(Boolean).join(" "),
          })}
        />
      )}
      {unmatchedText !== undefined && (
        <p className="field-error" id={unmatchedId}>
          “{unmatchedText}” is not one of the choices. Choose one of them, or clear this field.
        </p>
      )}
    </>
  );
}

/** The options, with the one that was chosen beside them before the form was sent, or in a draft. */
function withSelected(options: Option[], values: FormValues, name: string): Option[] {
  const value = values[name];
  if (!value || options.some((option) => option.value === value)) return options;
  return [...options, { value, label: values[`${LABEL_PREFIX}${name}`] || value }];
}

/** What is typed takes the place of what is chosen. */
function selectText({ currentTarget }: { currentTarget: HTMLInputElement }) {
  currentTarget.select();
}
