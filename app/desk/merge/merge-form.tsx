"use client";
import { Form } from "@/components/form/form";
import { useForm } from "@/components/form/form-context";
import type { FormAction, FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { ListLink } from "@/components/ui/list-link";

export interface RadioGroupProps {
  name: string;
  legend: string;
  /** The row selected by default. */
  selected: number;
  options: { id: number; text: string; note?: string }[];
}

interface Props {
  action: FormAction;
  initial: FormState;
  rows: { id: number; version: number }[];
  groups: RadioGroupProps[];
  button: string;
  back: string;
}

/** Chooses the survivor, and the source of each differing field. */
export function MergeForm({ action, initial, rows, groups, button, back }: Props) {
  return (
    <Form action={action} initial={initial}>
      {rows.map(({ id, version }, at) => (
        <span key={id}>
          <input type="hidden" name={`rows.${at}.id`} value={id} />
          <input type="hidden" name={`rows.${at}.version`} value={version} />
        </span>
      ))}
      {groups.map((group) => (
        <RadioGroup key={group.name} {...group} />
      ))}
      <div className="form-actions">
        <SubmitButton busy="Merging…">{button}</SubmitButton>
        <ListLink href={back}>Cancel</ListLink>
      </div>
    </Form>
  );
}

function RadioGroup({ name, legend, selected, options }: RadioGroupProps) {
  const { values, responseCount: answer } = useForm();
  const value = values[name] ?? String(selected);
  return (
    // React resets radios after an action even with a default: a new key recreates them.
    <fieldset key={answer} className="field">
      <legend className="field-label">{legend}</legend>
      {options.map(({ id, text, note }) => (
        <label key={id} className="check">
          <input type="radio" name={name} value={id} defaultChecked={String(id) === value} />
          <span>
            {text}
            {note && <span className="text-soft"> {note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
