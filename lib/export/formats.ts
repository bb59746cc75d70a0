/** Export formats. No dependencies: pages offer them. */
export const exportFormats = {
  csv: { label: "CSV", type: "text/csv; charset=utf-8" },
  xlsx: { label: "Excel", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  jsonl: { label: "JSON lines", type: "application/jsonl; charset=utf-8" },
} as const;

export type ExportFormat = keyof typeof exportFormats;
