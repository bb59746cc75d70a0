import { formatDecimal, type RowChunks, type SheetColumn, type SheetValue } from "./columns";

/** Writes a table as JSON lines (jsonlines.org): one object per row, with every column; empty values are null. */
export async function* writeJsonLines(columns: SheetColumn[], chunks: RowChunks): AsyncGenerator<string> {
  const names = columns.map(({ name }) => JSON.stringify(name));
  for await (const rows of chunks) {
    let text = "";
    for (const row of rows) {
      const members = columns.map((column, index) => `${names[index]}:${toJson(row[index] ?? null, column)}`);
      text += `{${members.join(",")}}\n`;
    }
    yield text;
  }
}

function toJson(value: SheetValue, { type, digits }: SheetColumn): string {
  if (value === null) return "null";
  if (type === "money") return formatDecimal(Number(value), digits);
  if (type === "flag") return value ? "true" : "false";
  return JSON.stringify(value);
}
