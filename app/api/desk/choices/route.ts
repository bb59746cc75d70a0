import { viewer } from "@/app/viewer";
import type { Choice } from "@/components/form/combo-input";
import { can, type UserActor } from "@/lib/auth/abilities";
import { suggestAuthors } from "@/lib/authors/queries";
import { languagesLike } from "@/lib/language-search";
import { suggestStores } from "@/lib/stores/queries";

/** What a picker at the desk offers for a typed text: /api/desk/choices?of=authors&q=woolf */
export async function GET(request: Request) {
  const actor = await viewer();
  if (actor.kind !== "user") return refused(401, "Sign in first.");
  if (!can(actor, "desk")) return refused(403, "This is not for your role.");
  const params = new URL(request.url).searchParams;
  const choices = await choicesOf(actor, params.get("of") ?? "", (params.get("q") ?? "").slice(0, 200));
  return choices ? Response.json(choices, { headers }) : refused(404, "There is no such list of choices.");
}

// What was added a moment ago is wanted, too.
const headers = { "cache-control": "no-store" };

function refused(status: number, error: string) {
  return Response.json({ error }, { status, headers });
}

async function choicesOf(actor: UserActor, of: string, text: string): Promise<Choice[] | undefined> {
  switch (of) {
    case "authors":
      return (await suggestAuthors(actor, text)).map(({ id, name, title }) => ({
        value: String(id),
        label: name,
        note: title ?? undefined,
      }));
    case "languages":
      return languagesLike(text).map(({ code, name }) => ({ value: code, label: name }));
    case "stores":
      return (await suggestStores(actor, text)).map(({ id, name, city, open }) => ({
        value: String(id),
        label: open ? name : `${name} (closed)`,
        note: city ?? undefined,
      }));
    default:
      return undefined;
  }
}
