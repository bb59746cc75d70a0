"use server";
import { submit } from "@/app/submit";
import type { FormState } from "@/components/form/form-state";
import { setPassword } from "@/lib/auth/commands";

export async function setPasswordAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(setPassword, state, form, {
    onSuccess: ({ username }) => ({
      redirectTo: "/sign-in",
      message: `Password saved, ${username}. Sign in with it now.`,
    }),
  });
}
