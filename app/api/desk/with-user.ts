import { viewer } from "@/app/viewer";
import { can, type UserActor } from "@/lib/auth/abilities";

/** Headers of responses that must not be cached: the next person at this device may have another role. */
export const noStore = { "cache-control": "no-store" };

/** Runs a handler for users with access to the desk; responds with 401 or 403 to everybody else. */
export async function withUser(handler: (actor: UserActor) => Promise<Response>): Promise<Response> {
  const actor = await viewer();
  if (actor.kind !== "user") return Response.json({ error: "Sign in first." }, { status: 401, headers: noStore });
  if (can(actor, "desk")) return handler(actor);
  return Response.json({ error: "You don’t have permission." }, { status: 403, headers: noStore });
}
