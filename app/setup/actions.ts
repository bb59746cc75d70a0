"use server";
import type { FormState } from "@/components/form/form-state";
import { setUpFirstAdmin } from "@/lib/auth/commands";
import { removeSetupCode } from "@/lib/auth/setup";
import { submit } from "../submit";

export async function setupAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(setUpFirstAdmin, state, form, {
    onSuccess({ username }) {
      removeSetupCode();
      return { redirectTo: "/sign-in", message: `Setup complete, ${username}. Sign in with your new password.` };
    },
  });
}
