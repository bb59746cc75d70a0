import "server-only";
import type { Option } from "@/components/form/fields/field";
import type { UserActor } from "@/lib/auth/abilities";
import { listAllStores } from "@/lib/stores/queries";

/** Store options of the computer form. */
export async function getStoreOptions(actor: UserActor): Promise<Option[]> {
  const stores = await listAllStores(actor);
  return stores.map(({ id, name, open }) => ({ value: String(id), label: open ? name : `${name} (closed)` }));
}
