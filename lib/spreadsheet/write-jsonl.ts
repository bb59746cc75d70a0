import { type Chunks, decimal, type SheetColumn, type Value } from "./columns";

/** A table as JSON lines (jsonlines.org): an object for each row, with every column; what is empty is null. */
export async function* jsonLinesOf(columns: SheetColumn[], chunks: Chunks): AsyncGenerator<string> {
  const names = columns.map(({ name }) => JSON.stringify(name));
  for await (const rows of chunks) {
    let text = "";
    for (const row of rows) {
      const members = columns.map((column, index) => `${names[index]}:${jsonOf(row[index] ?? null, column)}`);
      text += `{${members.join(",")}}\n`;
    }
    yield text;
  }
}

function jsonOf(value: Value, { kind, digits }: SheetColumn): string {
  if (value === null) return "null";
  if (kind === "money") return decimal(Number(value), digits);
  if (kind === "flag") return value ? "true" : "false";
  return JSON.stringify(value);
}
