import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import { Badge } from "@/components/ui/badge";
import type { StoreRow } from "@/lib/stores/queries";

export const storeColumns: Column[] = [
  { key: "name", label: "Name", sort: "name", heading: true },
  { key: "city", label: "City", sort: "city" },
  { key: "phone", label: "Phone" },
  { key: "open", label: "Open" },
];

export function storeCell(store: StoreRow, key: string): Cell {
  switch (key) {
    case "name":
      return { text: store.name, href: `/desk/stores/${store.id}` };
    case "city":
      return store.city;
    case "phone":
      return store.phone;
    default:
      return store.open ? "Yes" : <Badge tone="info">Closed</Badge>;
  }
}
