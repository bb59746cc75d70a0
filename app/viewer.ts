import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { type Ability, type Actor, can, nobody, type UserActor } from "@/lib/auth/abilities";
import { actorOf, touchSession } from "@/lib/auth/sessions";
import { needsSetup } from "@/lib/auth/setup";
import { log } from "@/lib/log";
import { readCookie } from "./cookies";

/** Who looks at this page or sends this form. */
export const viewer = cache(async (): Promise<Actor> => {
  const token = await readCookie("session");
  if (!token) return nobody;
  const actor = await actorOf(token);
  if (!actor?.sessionId) return nobody;
  const { seenAt, ...user } = actor;
  after(() =>
    touchSession(actor.sessionId as number, seenAt).catch((error) => log.warn({ error }, "session not touched")),
  );
  return user;
});

/** The viewer, if they may; somebody not signed in is asked to, and comes back here afterwards. */
export async function requireAbility(ability: Ability): Promise<UserActor> {
  const actor = await viewer();
  if (actor.kind === "user") return can(actor, ability) ? actor : forbidden();
  if (await needsSetup()) redirect("/setup");
  const path = (await headers()).get("x-path") ?? "/desk";
  redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}
