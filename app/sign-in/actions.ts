"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/form/state";
import { endSession, signIn } from "@/lib/auth/commands";
import { isOwnOrigin, ownPath } from "@/lib/auth/origin";
import { LIFETIME } from "@/lib/auth/sessions";
import { execute } from "@/lib/commands/execute";
import { forgetCookie, setCookie } from "../cookies";
import { leaveFlash } from "../flash";
import { clientAddress, deviceOf } from "../request";
import { submit } from "../submit";
import { viewer } from "../viewer";

export async function signInAction(state: FormState, form: FormData): Promise<FormState> {
  const [address, device] = await Promise.all([clientAddress(), deviceOf()]);
  const next = ownPath(String(form.get("_next") ?? ""));
  // A key would make a second try with the same password "done before", without a session.
  form.delete("_key");
  return submit(signIn, state, form, {
    input: (values) => ({ ...values, address, device }),
    async done(_, token) {
      if (token) await setCookie("session", token, { maxAge: LIFETIME / 1000 });
      return { to: next };
    },
  });
}

export async function signOutAction(): Promise<void> {
  const [actor, head] = await Promise.all([viewer(), headers()]);
  if (!isOwnOrigin(head.get("origin"))) redirect("/desk");
  if (actor.kind === "user") {
    const requestId = head.get("x-request-id") ?? undefined;
    const outcome = await execute(endSession, { id: actor.sessionId }, { actor, via: "form", requestId });
    if (!outcome.ok && (outcome.kind === "busy" || outcome.kind === "unavailable" || outcome.kind === "in-doubt")) {
      await leaveFlash("/desk", { text: `You are still signed in. ${outcome.message}` });
      redirect("/desk");
    }
  }
  await forgetCookie("session");
  redirect("/sign-in");
}
