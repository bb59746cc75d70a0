import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import type { listImports } from "@/lib/import/queries";
import type { JobView } from "@/lib/jobs/queries";
import { formatDateTime } from "@/lib/values/format";
import { formatFileSize, importTypeLabel } from "./labels";

type ImportRow = Awaited<ReturnType<typeof listImports>>[number];

export const importColumns: Column[] = [
  { key: "file", label: "File", heading: true },
  { key: "holds", label: "Type" },
  { key: "size", label: "Size", numeric: true },
  { key: "sent", label: "Uploaded" },
  { key: "state", label: "Status" },
];

/** Admins see the imports of all users. */
export const adminColumns: Column[] = importColumns.toSpliced(4, 0, { key: "owner", label: "Uploaded by" });

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
      if (row.isTakenBack) return "undone";
      return row.runJob ? stateLabels[row.runJob.phase] : "not imported yet";
  }
}

const stateLabels: Record<JobView["phase"], string> = {
  waiting: "queued",
  running: "importing…",
  stopping: "stopping",
  interrupted: "resuming…",
  stopped: "stopped",
  failed: "failed",
  done: "done",
};
