"use client";
import { Field } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { signInAction } from "./actions";

const schema = () => import("@/lib/auth/schema").then((module) => module.signInSchema);

export function SignInForm({ initial, next }: { initial: FormState; next: string }) {
  return (
    <Form action={signInAction} initial={initial} schema={schema}>
      <input type="hidden" name="_next" value={next} />
      <Field name="login" label="Username or email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <Field name="password" label="Password" type="password" autoComplete="current-password" />
      <SubmitButton busy="Signing in…">Sign in</SubmitButton>
    </Form>
  );
}
