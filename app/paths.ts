import type { Entity, Reference } from "@/lib/audit/entities";

const folders: Partial<Record<Entity, string>> = {
  user: "users",
  author: "authors",
  book: "books",
  store: "stores",
  computer: "computers",
  savedView: "views",
};

/** The page at the desk that shows a row; the dashboard for what has none. */
export function pathOf({ entity, id }: Pick<Reference, "entity" | "id">): string {
  const folder = folders[entity];
  return folder ? `/desk/${folder}/${id}` : "/desk";
}

/** The page with the history of a row, also of one that is not there any more; undefined for what has no page. */
export function historyPathOf({ entity, id }: Pick<Reference, "entity" | "id">): string | undefined {
  return entity === "savedView" || !folders[entity] ? undefined : `/desk/${folders[entity]}/${id}/history`;
}
