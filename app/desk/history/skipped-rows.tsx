import Link from "next/link";
import { entities } from "@/lib/entities/registry";
import type { SkippedRowView } from "@/lib/undo/skipped-rows";
import { formatNumber } from "@/lib/values/format";
import { hasPages, historyPath, recordPath } from "../../paths";

/** The rows that an undo skips, with reasons and links. */
export function SkippedRows({ rows, count = rows.length }: { rows: SkippedRowView[]; count?: number }) {
  return (
    <>
      <ul className="change-list">
        {rows.map((row) => (
          <li key={`${row.entity} ${row.id}`}>
            The {entities[row.entity].label.one} <RowLink row={row} />. {row.reason}
            {row.related && (
              <>
                {" "}
                <Link href={recordPath(row.related)} prefetch={false}>
                  See {row.related.label}
                </Link>
              </>
            )}
            {row.set !== undefined && (
              <>
                {" "}
                <Link href={`/desk/history/${row.set}`} prefetch={false}>
                  See that change
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
      {count > rows.length && <p className="text-soft">And {formatNumber(count - rows.length)} more.</p>}
    </>
  );
}

function RowLink({ row: { entity, id, name, isThere } }: { row: SkippedRowView }) {
  const href = isThere ? (hasPages(entity) ? recordPath({ entity, id }) : undefined) : historyPath({ entity, id });
  const text = name ?? `no. ${id}`;
  return href ? (
    <Link href={href} prefetch={false}>
      {text}
    </Link>
  ) : (
    text
  );
}
