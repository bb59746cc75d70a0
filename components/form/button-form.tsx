"use client";
import { Form } from "./form";
import { useForm } from "./form-context";
import type { FormAction, FormState, FormValues } from "./form-state";
import { SubmitButton } from "./submit-button";

/** A form with a single button that runs one command on one row. */
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

/** After a rejection the server's values count: a row's version may have changed. */
function HiddenFields({ values }: { values: FormValues }) {
  const { values: returned } = useForm();
  return Object.entries({ ...values, ...returned }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
