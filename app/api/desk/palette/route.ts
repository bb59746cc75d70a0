import { paletteRecords } from "@/app/desk/_palette/palette-records";
import { orTimeoutResponse } from "@/app/timeout-response";
import type { UserActor } from "@/lib/auth/abilities";
import { noStore, withUser } from "../with-user";

/** Records for the command palette: /api/desk/palette?q=emma */
export async function GET(request: Request) {
  const q = new URL(request.url).searchParams.get("q") ?? "";
  return withUser((actor) => orTimeoutResponse(found(actor, q)));
}

async function found(actor: UserActor, q: string): Promise<Response> {
  return Response.json(await paletteRecords(actor, q), { headers: noStore });
}
