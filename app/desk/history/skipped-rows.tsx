import Link from "next/link";
import { entities } from "@/lib/entities/registry";
import type { LeftShown } from "@/lib/undo/skipped-rows";
import { formatNumber } from "@/lib/values/format";
import { hasPages, historyPathOf, pathOf } from "../../paths";

/** The rows that an undo leaves alone, each with the reason and with where to look. */
export function LeftAlone({ rows, count = rows.length }: { rows: LeftShown[]; count?: number }) {
  return (
    <>
      <ul className="change-list">
        {rows.map((row) => (
          <li key={`${row.entity} ${row.id}`}>
            The {entities[row.entity].label.one} <Row row={row} />. {row.why}
            {row.see && (
              <>
                {" "}
                <Link href={pathOf(row.see)} prefetch={false}>
                  See {row.see.label}
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

function Row({ row: { entity, id, name, isThere } }: { row: LeftShown }) {
  const href = isThere ? (hasPages(entity) ? pathOf({ entity, id }) : undefined) : historyPathOf({ entity, id });
  const text = name ?? `no. ${id}`;
  return href ? (
    <Link href={href} prefetch={false}>
      {text}
    </Link>
  ) : (
    text
  );
}
