import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { type Ability, type Actor, anonymous, can, ForbiddenError, type UserActor } from "@/lib/auth/abilities";
import { getSessionActor, touchSession } from "@/lib/auth/sessions";
import { needsSetup } from "@/lib/auth/setup";
import { log } from "@/lib/log";
import { readCookie } from "./cookies";

/** The actor of this request. */
export const viewer = cache(async (): Promise<Actor> => {
  const token = await readCookie("session");
  if (!token) return anonymous;
  const actor = await getSessionActor(token);
  if (!actor?.sessionId) return anonymous;
  const { seenAt, ...user } = actor;
  after(() =>
    touchSession(actor.sessionId as number, seenAt).catch((error) => log.warn({ error }, "session not touched")),
  );
  return user;
});

/** Returns the viewer if they have the ability. Redirects to sign in, and back afterwards, or shows "forbidden". */
export async function requireAbility(ability: Ability): Promise<UserActor> {
  const actor = await viewer();
  if (actor.kind === "user") return can(actor, ability) ? actor : forbidden();
  if (await needsSetup()) redirect("/setup");
  const path = (await headers()).get("x-path") ?? "/desk";
  redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/** Returns a query's result; shows "forbidden" if the query throws ForbiddenError. */
export async function orForbidden<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((error) => {
    throw error instanceof ForbiddenError ? forbidden() : error;
  });
}
