import type { Entity, Reference } from "@/lib/audit/entities";

const folders = {
  user: "users",
  author: "authors",
  book: "books",
  store: "stores",
  computer: "computers",
  savedView: "views",
} satisfies Partial<Record<Entity, string>>;

type Listed = keyof typeof folders;
const isListed = (entity: Entity): entity is Listed => Object.hasOwn(folders, entity);

/** The page at the desk that lists an entity's rows. */
export const listPathOf = (entity: Listed): string => `/desk/${folders[entity]}`;

/** The page at the desk that shows a row; the dashboard for what has none. */
export function pathOf({ entity, id }: Pick<Reference, "entity" | "id">): string {
  return isListed(entity) ? `${listPathOf(entity)}/${id}` : "/desk";
}

/** Where somebody signs in who was signed out in the middle of the form at `path`; and whether its draft was kept. */
export function signInHref(path: string, isKept: boolean): string {
  return `/sign-in?${new URLSearchParams({ next: path, ended: isKept ? "kept" : "lost" })}`;
}

/** The page with the history of a row, also of one that is not there any more; undefined for what has no page. */
export function historyPathOf(row: Pick<Reference, "entity" | "id">): string | undefined {
  return row.entity === "savedView" || !isListed(row.entity) ? undefined : `${pathOf(row)}/history`;
}
