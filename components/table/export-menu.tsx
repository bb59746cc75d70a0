import { exportFormats } from "@/lib/export/formats";
import type { ListView } from "./list-url";

/** Which list is taken out, and whose it is where it is a store's or an author's. */
export interface ExportOf {
  list: string;
  of?: number;
}

interface Props extends ExportOf {
  /** What the rows are: "Books". */
  noun: string;
  request: ListView;
}

/** All that the list shows on all its pages, as a file of one of these kinds. A form, as it goes into the history. */
export function ExportMenu({ list, of, noun, request: { q, where, sort } }: Props) {
  const asked = { q, where, sort, ...(of !== undefined && { of: String(of) }) };
  return (
    <details className="export-menu">
      <summary className="button" aria-label={`Export ${noun.toLowerCase()}`}>
        Export
      </summary>
      <form method="post" action={`/api/desk/export/${list}`}>
        {Object.entries(asked).map(([name, value]) => (
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
