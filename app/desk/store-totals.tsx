import Link from "next/link";
import { freshForm } from "@/components/form/state";
import { type Column, DataTable } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import { Badge } from "@/components/ui/badge";
import type { dashboard } from "@/lib/dashboard/queries";
import { formatNumber } from "@/lib/format";
import { NoStores } from "./stores/no-stores";
import { WhereIAm } from "./where-i-am";

type StoreTotal = Awaited<ReturnType<typeof dashboard>>["stores"][number];

const columns: Column[] = [
  { key: "name", label: "Store", heading: true },
  { key: "titles", label: "Titles", numeric: true },
  { key: "copies", label: "Copies", numeric: true },
];

/** What each store has, the one this device is in first, and the form that says which one that is. */
export function StoreTotals({ stores, mine, mayAdd }: { stores: StoreTotal[]; mine?: number; mayAdd: boolean }) {
  if (stores.length === 0) return <NoStores searched={false} mayAdd={mayAdd} />;
  const here = stores.find(({ id }) => id === mine);
  const others = stores.filter((store) => store !== here);
  return (
    <>
      <DataTable
        caption="Titles and copies per store"
        columns={columns}
        rows={here ? [here, ...others] : others}
        cell={(store, key) => cellOf(store, key, store === here)}
      />
      <WhereIAm
        initial={freshForm({ storeId: String(here?.id ?? "") })}
        stores={stores.map(({ id, name, open }) => ({ value: String(id), label: open ? name : `${name} (closed)` }))}
      />
    </>
  );
}

function cellOf({ id, name, open, titles, copies }: StoreTotal, key: string, isHere: boolean): Cell {
  switch (key) {
    case "name":
      return <StoreName {...{ id, name, open, isHere }} />;
    case "titles":
      return formatNumber(titles);
    default:
      return formatNumber(copies);
  }
}

function StoreName({ id, name, open, isHere }: Pick<StoreTotal, "id" | "name" | "open"> & { isHere: boolean }) {
  return (
    <span className="flex flex-wrap items-baseline gap-2">
      <Link href={`/desk/stores/${id}`} prefetch={false}>
        {name}
      </Link>
      {isHere && <Badge>Your store</Badge>}
      {!open && <Badge tone="note">Closed</Badge>}
    </span>
  );
}
