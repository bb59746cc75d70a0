import "server-only";
import type { Option } from "@/components/form/fields/field";
import type { UserActor } from "@/lib/auth/abilities";
import { storeOptions } from "@/lib/stores/queries";

/** The stores that a computer can stand in, as a form offers them. */
export async function storeChoices(actor: UserActor): Promise<Option[]> {
  const stores = await storeOptions(actor);
  return stores.map(({ id, name, open }) => ({ value: String(id), label: open ? name : `${name} (closed)` }));
}
