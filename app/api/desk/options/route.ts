import { orTimeoutResponse } from "@/app/timeout-response";
import type { Option } from "@/components/form/fields/field";
import type { UserActor } from "@/lib/auth/abilities";
import { suggestAuthors } from "@/lib/authors/queries";
import { findBookOptions } from "@/lib/books/queries";
import { suggestStores } from "@/lib/stores/queries";
import { searchLanguages } from "@/lib/values/language-search";
import { noStore, withUser } from "../with-user";

/** The options of a combobox for a text: /api/desk/options?of=authors&q=woolf */
export async function GET(request: Request) {
  const params = new URL(request.url).searchParams;
  return withUser((actor) =>
    orTimeoutResponse(answer(actor, params.get("of") ?? "", (params.get("q") ?? "").slice(0, 200))),
  );
}

async function answer(actor: UserActor, of: string, text: string): Promise<Response> {
  const options = await findOptions(actor, of, text);
  if (options) return Response.json(options, { headers: noStore });
  return Response.json({ error: "There is no such list of options." }, { status: 404, headers: noStore });
}

async function findOptions(actor: UserActor, of: string, text: string): Promise<Option[] | undefined> {
  switch (of) {
    case "authors":
      return (await suggestAuthors(actor, text)).map(({ id, name, title }) => ({
        value: String(id),
        label: name,
        note: title ?? undefined,
      }));
    case "books":
      return (await findBookOptions(actor, text)).map(({ id, title, authors }) => ({
        value: String(id),
        label: title,
        note: authors || undefined,
      }));
    case "languages":
      return searchLanguages(text).map(({ code, name }) => ({ value: code, label: name }));
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
