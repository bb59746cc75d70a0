import { suggestions } from "@/app/suggestions";
import { viewer } from "@/app/viewer";
import { can } from "@/lib/auth/abilities";

/** What the search box at the desk suggests, for those who may be there: /api/desk/suggest?q=emma */
export async function GET(request: Request) {
  const actor = await viewer();
  if (can(actor, "desk")) return suggestions(request, "/desk");
  const [status, error] = actor.kind === "nobody" ? [401, "Sign in first."] : [403, "This is not for your role."];
  return Response.json({ error }, { status, headers: { "cache-control": "no-store" } });
}
