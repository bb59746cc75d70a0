"use client";
import { Field } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { setupAction } from "./actions";

const schema = () => import("@/lib/auth/schema").then((module) => module.setupSchema);

export function SetupForm({ initial }: { initial: FormState }) {
  return (
    <Form action={setupAction} initial={initial} schema={schema}>
      <Field name="code" label="Setup code" autoComplete="off" spellCheck={false} />
      <Field name="username" label="Username" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <Field name="email" label="Email" type="email" autoComplete="email" />
      <Field
        name="newPassword"
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. Three or four unrelated words make a good one."
      />
      <SubmitButton>Create admin account</SubmitButton>
    </Form>
  );
}
