"use server";
import type { FormState } from "@/components/form/form-state";
import { changePassword, endSession } from "@/lib/auth/commands";
import { submit } from "../../submit";

export async function changePasswordAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(changePassword, state, form, {
    onSuccess: () => ({
      redirectTo: "/desk/account",
      message: "Password changed. You are signed out on all other devices.",
      links: [{ label: "Back to dashboard", href: "/desk" }],
    }),
  });
}

export async function endSessionAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(endSession, state, form, {
    onSuccess: () => ({ redirectTo: "/desk/account", message: "Signed out on that device." }),
  });
}
