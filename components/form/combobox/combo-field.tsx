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
  /** Whether there are more options than these: those are found by their labels. */
  partial?: boolean;
  /** The label of the empty option. */
  emptyLabel: string;
  fetchOptions: FetchOptions;
}

/** A select from a long list; with JavaScript a combobox that sets the select. */
export function ComboField({ name, label, hint, ...list }: Props) {
  // React resets a select after an action even if its value is unchanged: the key remounts it with each response.
  const { responseCount } = useForm();
  return (
    <FieldFrame {...{ name, label, hint }}>
      {(aria) => <Combo key={responseCount} {...{ name, aria, ...list }} />}
    </FieldFrame>
  );
}

type ComboProps = Omit<Props, "label" | "hint"> & { aria: AriaProps };

function Combo({ name, options, partial = false, emptyLabel, fetchOptions, aria }: ComboProps) {
  const { values } = useForm();
  const selectRef = useRef<HTMLSelectElement>(null);
  const isHydrated = useHydrated();
  const [isPlain, setPlain] = useState(false);
  /** Text at the last submit that is not the label of an option. */
  const [unmatchedText, setUnmatchedText] = useState<string>();
  const isCombo = isHydrated && !isPlain;
  const all = [{ value: "", label: emptyLabel }, ...withSelected(options, values, name)];
  const unmatchedId = `${aria.id}-unmatched`;
  const [selected, setSelected] = useState<Option>(
    all.find(({ value }) => value === values[name]) ?? { value: "", label: emptyLabel },
  );

  const single = { selected, all, isPartial: partial };

  const syncSelected = useCallback(() => {
    const option = selectRef.current?.selectedOptions[0];
    if (option) setSelected({ value: option.value, label: option.label });
  }, []);

  // Selections before this script ran fired no event that it could handle.
  useLayoutEffect(() => {
    syncSelected();
    if (isCombo && document.activeElement === selectRef.current) document.getElementById(aria.id)?.focus();
  }, [syncSelected, isCombo, aria.id]);
  useEffect(() => {
    const form = selectRef.current?.form;
    const listening = new AbortController();
    form?.addEventListener("reset", () => setTimeout(syncSelected), listening);
    // At the form itself, before React handles the event.
    form?.addEventListener("submit", (event) => resolveTypedText(event), listening);
    return () => listening.abort();
  }, [syncSelected]);

  /** Selects the option that the typed text names; without one, the form is not submitted and shows an error. */
  const resolveTypedText = useEffectEvent((event: SubmitEvent) => {
    const field = document.getElementById(aria.id);
    if (!isCombo || !(field instanceof HTMLInputElement) || field.value === selected.label) return;
    const named = findOptionByText(field.value, single);
    if (named) return select(named);
    event.preventDefault();
    event.stopImmediatePropagation();
    setUnmatchedText(field.value.trim());
    field.focus();
  });

  function select({ value, label }: Option) {
    setUnmatchedText(undefined);
    const field = selectRef.current;
    if (!field) return;
    // The option may be newer than the page, or not among its partial list.
    if (![...field.options].some((option) => option.value === value)) field.add(new Option(label, value));
    field.value = value;
    for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  }

  return (
    <>
      <select
        ref={selectRef}
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
      {isCombo && partial && <input type="hidden" name={`${LABEL_PREFIX}${name}`} value={selected.label} />}
      {isCombo && (
        <ComboInput
          className="input combo"
          defaultValue={selected.label}
          settings={{ label: "Options", fetchOptions, single, onSelect: select }}
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
          “{unmatchedText}” is not one of the options. Choose one, or clear this field.
        </p>
      )}
    </>
  );
}

/** The options, with the selected one of a submitted form or a draft, which may not be among them. */
function withSelected(options: Option[], values: FormValues, name: string): Option[] {
  const value = values[name];
  if (!value || options.some((option) => option.value === value)) return options;
  return [...options, { value, label: values[`${LABEL_PREFIX}${name}`] || value }];
}

/** Selects the text, so that typing replaces it. */
function selectText({ currentTarget }: { currentTarget: HTMLInputElement }) {
  currentTarget.select();
}
