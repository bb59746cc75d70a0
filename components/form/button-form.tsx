"use client";
import { Form } from "./form";
import { useForm } from "./form-context";
import type { FormAction, FormState, FormValues } from "./form-state";
import { SubmitButton } from "./submit-button";

/** A form that is one button: it does one thing to one row. */
export function ButtonForm({
  action,
  initial,
  values,
  label,
  busy,
  tone = "plain",
}: {
  action: FormAction;
  initial: FormState;
  values: FormValues;
  label: string;
  busy?: string;
  tone?: "plain" | "primary" | "danger" | "quiet";
}) {
  return (
    <Form action={action} initial={initial} className="form-button">
      <HiddenFields values={values} />
      <SubmitButton tone={tone} busy={busy}>
        {label}
      </SubmitButton>
    </Form>
  );
}

/** After a refusal what the server sent back counts: a row's version has grown meanwhile. */
function HiddenFields({ values }: { values: FormValues }) {
  const { values: answered } = useForm();
  return Object.entries({ ...values, ...answered }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
