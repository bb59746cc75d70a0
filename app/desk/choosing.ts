import type { Choosing } from "@/components/table/choosing";
import type { Actor } from "@/lib/auth/abilities";
import { mayDoAny } from "@/lib/bulk/queries";
import type { BulkEntity } from "@/lib/bulk/schema";

export const folders: Record<BulkEntity, string> = {
  book: "books",
  author: "authors",
  store: "stores",
  computer: "computers",
  user: "users",
};

/** Where the chosen rows of a list go on to; undefined where the actor could do nothing to them. */
export function choosing(actor: Actor, entity: BulkEntity, store?: number): Choosing | undefined {
  return mayDoAny(actor, entity) ? { path: `/desk/${folders[entity]}/selected`, store } : undefined;
}
