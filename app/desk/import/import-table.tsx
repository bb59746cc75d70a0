import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import type { listImports } from "@/lib/import/queries";
import type { JobView } from "@/lib/jobs/queries";
import { formatDateTime } from "@/lib/values/format";
import { formatFileSize, importTypeLabel } from "./labels";

type ImportRow = Awaited<ReturnType<typeof listImports>>[number];

export const importColumns: Column[] = [
  { key: "file", label: "File", heading: true },
  { key: "holds", label: "Holds" },
  { key: "size", label: "Size", numeric: true },
  { key: "sent", label: "Sent" },
  { key: "state", label: "State" },
];

/** An admin sees everybody's. */
export const adminColumns: Column[] = importColumns.toSpliced(4, 0, { key: "owner", label: "Sent by" });

export function importCell(row: ImportRow, key: string): Cell {
  switch (key) {
    case "file":
      return { text: row.fileName, href: `/desk/import/${row.id}` };
    case "holds":
      return importTypeLabel(row.entity).split(",")[0];
    case "size":
      return formatFileSize(row.size);
    case "sent":
      return formatDateTime(row.createdAt);
    case "owner":
      return row.owner;
    default:
      if (row.isTakenBack) return "taken back";
      return row.runJob ? stateLabels[row.runJob.phase] : "not imported yet";
  }
}

const stateLabels: Record<JobView["phase"], string> = {
  waiting: "waiting to begin",
  running: "on its way in",
  stopping: "stopping",
  interrupted: "waiting to go on",
  stopped: "stopped",
  failed: "could not go on",
  done: "done",
};
