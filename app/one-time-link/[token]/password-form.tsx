"use client";
import { useParams } from "next/navigation";
import { Field } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { setPasswordAction } from "./actions";

const schema = () => import("@/lib/auth/schema").then((module) => module.setPasswordSchema);

export function PasswordForm({ initial }: { initial: FormState }) {
  const { token } = useParams<{ token: string }>();
  return (
    <Form action={setPasswordAction} initial={initial} schema={schema}>
      <input type="hidden" name="token" value={token} />
      <Field
        name="newPassword"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. Three or four unrelated words make a good one."
      />
      <SubmitButton>Save password</SubmitButton>
    </Form>
  );
}
