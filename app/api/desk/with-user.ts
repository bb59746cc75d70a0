import { viewer } from "@/app/viewer";
import { can, type UserActor } from "@/lib/auth/abilities";

/** For what is never to come from a cache: the next person at this device may have another role. */
export const noStore = { "cache-control": "no-store" };

/** The answer to those who may be at the desk; to all others, why there is none. */
export async function atDesk(answer: (actor: UserActor) => Promise<Response>): Promise<Response> {
  const actor = await viewer();
  if (actor.kind !== "user") return Response.json({ error: "Sign in first." }, { status: 401, headers: noStore });
  if (can(actor, "desk")) return answer(actor);
  return Response.json({ error: "You don’t have permission." }, { status: 403, headers: noStore });
}
