import { exportFormats } from "@/lib/export/formats";
import type { ListView } from "./list-url";

/** The exported list, and the id of the store or author it belongs to. */
export interface ExportOf {
  list: string;
  of?: number;
}

interface Props extends ExportOf {
  /** The plural of a row: "Books". */
  noun: string;
  request: ListView;
}

/** Exports all pages of the list in one of these formats. A POST form, as exports are recorded in the history. */
export function ExportMenu({ list, of, noun, request: { q, where, sort } }: Props) {
  const fields = { q, where, sort, ...(of !== undefined && { of: String(of) }) };
  return (
    <details className="export-menu">
      <summary className="button" aria-label={`Export ${noun.toLowerCase()}`}>
        Export
      </summary>
      <form method="post" action={`/api/desk/export/${list}`}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {Object.entries(exportFormats).map(([format, { label }]) => (
          <button key={format} type="submit" className="button button-small" name="format" value={format}>
            {label}
          </button>
        ))}
      </form>
    </details>
  );
}
