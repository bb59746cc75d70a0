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

/** The number of a list's rows in each group, also as a bar. Each group links to its rows. */
export function GroupTable({ path, noun, request, table }: Props) {
  const { label, sumLabel, groups, hasMore } = table;
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
      {hasMore && <p className="mt-2 text-sm text-soft">Showing the first {formatNumber(groups.length)} groups.</p>}
    </>
  );
}
