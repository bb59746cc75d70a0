import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import type { ComputerRow } from "@/lib/computers/queries";
import { formatNumber } from "@/lib/values/format";

export const computerColumns: Column[] = [
  { key: "name", label: "Name", sort: "name", heading: true },
  { key: "memory", label: "Memory (GB)", sort: "memory", numeric: true, descendingFirst: true },
  { key: "store", label: "Store" },
  { key: "serialNumber", label: "Serial number" },
];

export function computerCell(computer: ComputerRow, key: string): Cell {
  switch (key) {
    case "name":
      return { text: computer.name, href: `/desk/computers/${computer.id}` };
    case "memory":
      return formatNumber(computer.memory);
    case "store":
      return computer.store && { text: computer.store.name, href: `/desk/stores/${computer.store.id}` };
    default:
      return computer.serialNumber;
  }
}
