/** Store names, for filters and groups of other lists. */
import { db } from "../db/client";
import type { Option } from "../list/filter/filter";

export async function storeNames(ids: number[]): Promise<Map<number, string>> {
  const stores = await db.store.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(stores.map(({ id, name }) => [id, name]));
}

/** All stores, by name. */
export async function storeOptions(): Promise<Option[]> {
  const stores = await db.store.findMany({ orderBy: { nameFold: "asc" }, select: { id: true, name: true } });
  return stores.map(({ id, name }) => ({ value: String(id), label: name }));
}
