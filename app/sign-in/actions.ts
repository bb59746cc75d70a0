"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/form/form-state";
import { endSession, signIn } from "@/lib/auth/commands";
import { isSameOrigin, safeRedirectPath } from "@/lib/auth/origin";
import { SESSION_LIFETIME_MS } from "@/lib/auth/sessions";
import { execute } from "@/lib/commands/execute";
import { deleteCookie, setCookie } from "../cookies";
import { setFlash } from "../flash";
import { clientIp, deviceName } from "../request";
import { submit } from "../submit";
import { viewer } from "../viewer";

export async function signInAction(state: FormState, form: FormData): Promise<FormState> {
  const [address, device] = await Promise.all([clientIp(), deviceName()]);
  const next = safeRedirectPath(String(form.get("_next") ?? ""));
  // With an idempotency key, a second try with the same password would be a repeated request, without a session.
  form.delete("_key");
  return submit(signIn, state, form, {
    input: (values) => ({ ...values, address, device }),
    async onSuccess(_, token) {
      if (token) await setCookie("session", token, { maxAge: SESSION_LIFETIME_MS / 1000 });
      return { redirectTo: next };
    },
  });
}

export async function signOutAction(): Promise<void> {
  const [actor, head] = await Promise.all([viewer(), headers()]);
  if (!isSameOrigin(head.get("origin"))) redirect("/desk");
  if (actor.kind === "user") {
    const requestId = head.get("x-request-id") ?? undefined;
    const outcome = await execute(endSession, { id: actor.sessionId }, { actor, via: "form", requestId });
    if (!outcome.ok && (outcome.kind === "busy" || outcome.kind === "unavailable" || outcome.kind === "in-doubt")) {
      await setFlash("/desk", { text: `You are still signed in. ${outcome.message}` });
      redirect("/desk");
    }
  }
  await deleteCookie("session");
  redirect("/sign-in");
}
