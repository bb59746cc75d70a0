import { CommandError } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import { fold } from "../values/text";
import type { StoreInput } from "./schema";

/** The columns of a store. */
export function storeData({ name, address, city, phone, email, openingHours }: StoreInput) {
  return { name, nameFold: fold(name), address, city, cityFold: city && fold(city), phone, email, openingHours };
}

/** @throws CommandError at the field, when another store has this name. */
export async function requireUniqueName(tx: Transaction, nameFold: string, except?: number): Promise<void> {
  const other = await tx.store.findUnique({ where: { nameFold }, select: { id: true, name: true } });
  if (!other || other.id === except) return;
  throw CommandError.forField("name", "Another store has this name.", {
    entity: "store",
    id: other.id,
    label: other.name,
  });
}
