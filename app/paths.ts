import { findEntity } from "@/lib/entities/registry";

interface RecordReference {
  entity: string;
  id: number;
}

/** Whether an entity's records have pages at the desk. */
export const hasPages = (entity: string): boolean => findEntity(entity)?.path !== undefined;

/** The path of an entity's list; the dashboard for an entity without pages. */
export function listPath(entity: string): string {
  const path = findEntity(entity)?.path;
  return path === undefined ? "/desk" : `/desk/${path}`;
}

/** The path of a record's page; the dashboard for an entity without pages. */
export function recordPath({ entity, id }: RecordReference): string {
  return hasPages(entity) ? `${listPath(entity)}/${id}` : "/desk";
}

/** The path of a record's history, also of a deleted one; undefined if the entity has no such page. */
export function historyPath(row: RecordReference): string | undefined {
  return findEntity(row.entity)?.history.hasPage ? `${recordPath(row)}/history` : undefined;
}

/** The sign-in page for somebody who was signed out while filling in the form at `path`, and whether a draft was stored. */
export function signInHref(path: string, isKept: boolean): string {
  return `/sign-in?${new URLSearchParams({ next: path, draft: isKept ? "saved" : "lost" })}`;
}
