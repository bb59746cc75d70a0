import { findEntity } from "@/lib/entities/registry";

interface RecordReference {
  entity: string;
  id: number;
}

/** Whether an entity's rows have pages at the desk. */
export const hasPages = (entity: string): boolean => findEntity(entity)?.path !== undefined;

/** The page at the desk that lists an entity's rows; the dashboard for an entity without pages. */
export function listPath(entity: string): string {
  const path = findEntity(entity)?.path;
  return path === undefined ? "/desk" : `/desk/${path}`;
}

/** The page at the desk that shows a row; the dashboard for an entity without pages. */
export function recordPath({ entity, id }: RecordReference): string {
  return hasPages(entity) ? `${listPath(entity)}/${id}` : "/desk";
}

/** The page with the history of a row, also of one that is not there any more; undefined for what has no such page. */
export function historyPath(row: RecordReference): string | undefined {
  return findEntity(row.entity)?.history.hasPage ? `${recordPath(row)}/history` : undefined;
}

/** Where somebody signs in who was signed out in the middle of the form at `path`; and whether its draft was kept. */
export function signInHref(path: string, isKept: boolean): string {
  return `/sign-in?${new URLSearchParams({ next: path, ended: isKept ? "kept" : "lost" })}`;
}
