import type { FormValues } from "@/components/form/form-state";

/** The form values of a store. */
export function storeValues(store: {
  id: number;
  version: number;
  name: string;
  address: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
  openingHours: string | null;
}): FormValues {
  return {
    id: String(store.id),
    version: String(store.version),
    name: store.name,
    address: store.address ?? "",
    city: store.city ?? "",
    phone: store.phone ?? "",
    email: store.email ?? "",
    openingHours: store.openingHours ?? "",
  };
}
