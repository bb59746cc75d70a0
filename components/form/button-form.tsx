"use client";
import { Form } from "./form";
import type { FormAction, FormState, Values } from "./state";
import { SubmitButton } from "./submit-button";

/** A form that is one button: it does one thing to one row. */
export function ButtonForm({
  action,
  initial,
  values,
  label,
  busy,
  tone = "quiet",
}: {
  action: FormAction;
  initial: FormState;
  values: Values;
  label: string;
  busy?: string;
  tone?: "primary" | "danger" | "quiet";
}) {
  return (
    <Form action={action} initial={initial} className="form-button">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton tone={tone} busy={busy}>
        {label}
      </SubmitButton>
    </Form>
  );
}
