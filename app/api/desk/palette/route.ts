import { recordsFor } from "@/app/desk/palette-records";
import { atDesk, noStore } from "../at-desk";

/** What the palette finds: /api/desk/palette?q=emma */
export async function GET(request: Request) {
  const q = new URL(request.url).searchParams.get("q") ?? "";
  return atDesk(async (actor) => Response.json(await recordsFor(actor, q), { headers: noStore }));
}
