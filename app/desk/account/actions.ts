"use server";
import type { FormState } from "@/components/form/form-state";
import { changePassword, endSession } from "@/lib/auth/commands";
import { submit } from "../../submit";

export async function changePasswordAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(changePassword, state, form, {
    onSuccess: () => ({
      redirectTo: "/desk/account",
      message: "Your password is changed, and you are signed out everywhere else.",
      links: [{ label: "To the desk", href: "/desk" }],
    }),
  });
}

export async function endSessionAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(endSession, state, form, {
    onSuccess: () => ({ redirectTo: "/desk/account", message: "You are signed out there." }),
  });
}
