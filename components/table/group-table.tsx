import type { GroupTable as Table } from "@/lib/list/load-list-page";
import { formatNumber } from "@/lib/values/format";
import { GroupRows } from "./group-rows";
import type { ListView } from "./list-url";

interface Props {
  path: string;
  noun: string;
  request: ListView;
  table: Table;
}

/** How many rows of a list there are of each kind, the number also as a bar; each group leads to its rows. */
export function GroupTable({ path, noun, request, table }: Props) {
  const { label, sumLabel, groups, hasMore: more } = table;
  const { q, sort, where, size } = request;
  const labels = [noun, ...(sumLabel ? [sumLabel] : [])];
  const most = Math.max(...groups.map(({ rows }) => rows));
  const rows = groups.map(({ name, where, rows, sum }) => ({
    name,
    where,
    share: Math.round((1000 * rows) / most) / 10,
    numbers: [rows, ...(sumLabel ? [sum ?? 0] : [])].map(formatNumber),
  }));
  return (
    <>
      <div className="table-box">
        <table className="table groups">
          <caption>
            {noun} by {label.toLowerCase()}
          </caption>
          <thead>
            <tr>
              <th scope="col">{label}</th>
              {labels.map((label) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <GroupRows path={path} view={{ q, sort, where, size, group: "" }} groups={rows} labels={labels} />
        </table>
      </div>
      {more && (
        <p className="mt-2 text-sm text-soft">These are the first {formatNumber(groups.length)}; there are more.</p>
      )}
    </>
  );
}
