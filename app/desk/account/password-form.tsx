"use client";
import { Field } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { changePasswordAction } from "./actions";

const schema = () => import("@/lib/auth/schema").then((module) => module.changePasswordSchema);

export function PasswordForm({ initial }: { initial: FormState }) {
  return (
    <Form action={changePasswordAction} initial={initial} schema={schema}>
      <Field name="currentPassword" label="Current password" type="password" autoComplete="current-password" />
      <Field
        name="newPassword"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. Three or four unrelated words make a good one."
      />
      <SubmitButton>Change password</SubmitButton>
    </Form>
  );
}
