import type { Metadata } from "next";
import words from "@/components/ui/lost.json";
import { type Ability, type Actor, can } from "@/lib/auth/abilities";
import { env } from "@/lib/env";
import { readId } from "@/lib/values/form-fields";
import { viewer } from "../../viewer";

/** The titles of all pages about one row begin with what it is called: "Emma · Edit book". Tabs are told apart by it. */
export function titledByRow<Row>(
  needs: Ability,
  get: (actor: Actor, id: number) => Promise<Row | null>,
  nameOf: (row: Row) => string,
) {
  return async ({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> => {
    const [actor, { id }] = await Promise.all([viewer(), params]);
    const rowId = readId(id);
    const may = can(actor, needs);
    const row = rowId && may ? await get(actor, rowId) : null;
    if (!row) return { title: titled(words[may ? 404 : 403].title) };
    // %s is where the page's own title comes.
    const name = nameOf(row).replaceAll("%s", "% s");
    return { title: titled(name, "%s") };
  };
}

function titled(...parts: string[]) {
  return { template: [...parts, env.SHOP_NAME].join(" · "), default: parts[0] ?? "" };
}
