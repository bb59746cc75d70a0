import { recordsFor } from "@/app/desk/palette-records";
import { viewer } from "@/app/viewer";
import { can } from "@/lib/auth/abilities";

/** What the palette finds, for those who may be at the desk: /api/desk/palette?q=emma */
export async function GET(request: Request) {
  const actor = await viewer();
  // Never from a cache: the next person at this device may have another role.
  const answer = (body: object, status: number) =>
    Response.json(body, { status, headers: { "cache-control": "no-store" } });
  if (actor.kind !== "user") return answer({ error: "Sign in first." }, 401);
  if (!can(actor, "desk")) return answer({ error: "This is not for your role." }, 403);
  return answer(await recordsFor(actor, new URL(request.url).searchParams.get("q") ?? ""), 200);
}
