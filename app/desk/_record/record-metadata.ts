import type { Metadata } from "next";
import texts from "@/components/ui/error-pages.json";
import { type Ability, type Actor, can } from "@/lib/auth/abilities";
import { env } from "@/lib/env";
import { parseId } from "@/lib/values/form-fields";
import { viewer } from "../../viewer";

/** Metadata for the pages of a record, whose titles begin with its name to tell tabs apart: "Emma · Edit book". */
export function recordMetadata<Row>(
  ability: Ability,
  get: (actor: Actor, id: number) => Promise<Row | null>,
  getName: (row: Row) => string,
) {
  return async ({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> => {
    const [actor, { id }] = await Promise.all([viewer(), params]);
    const rowId = parseId(id);
    const isAllowed = can(actor, ability);
    const row = rowId && isAllowed ? await get(actor, rowId) : null;
    if (!row) return { title: titleTemplate(texts[isAllowed ? 404 : 403].title) };
    // Next replaces %s by the page's own title.
    const name = getName(row).replaceAll("%s", "% s");
    return { title: titleTemplate(name, "%s") };
  };
}

function titleTemplate(...parts: string[]) {
  return { template: [...parts, env.SHOP_NAME].join(" · "), default: parts[0] ?? "" };
}
