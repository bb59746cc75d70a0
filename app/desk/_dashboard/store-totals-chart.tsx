import { type Bar, BarChart } from "@/components/chart/bar-chart";
import { Chart } from "@/components/chart/chart";
import type { loadDashboard } from "@/lib/dashboard/queries";
import { formatCount, formatNumber } from "@/lib/values/format";

type StoreTotal = Awaited<ReturnType<typeof loadDashboard>>["stores"][number];

const MAX_BARS = 10;

/** A chart of the titles and copies per store: this device's store first, then by copies. */
export function StoreTotalsChart({ stores, mine }: { stores: StoreTotal[]; mine?: number }) {
  const ordered = stores.toSorted(
    (a, b) => Number(b.id === mine) - Number(a.id === mine) || b.copies - a.copies || b.titles - a.titles,
  );
  const rows = ordered.map((store) => ({ ...store, href: `/desk/stores/${store.id}`, note: storeNote(store, mine) }));
  return (
    <Chart
      summary={describeFinding(stores)}
      table={{
        caption: "Titles and copies per store",
        head: ["Store", "Titles", "Copies"],
        rows: rows.map(({ name, note, href, titles, copies }) => ({
          name: note ? `${name} (${note})` : name,
          href,
          numbers: [formatNumber(titles), formatNumber(copies)],
        })),
      }}
    >
      <BarChart measures={["Titles", "Copies"]} bars={rows.slice(0, MAX_BARS).map(toBar)} />
      {rows.length > MAX_BARS && (
        <p className="text-sm text-soft">
          Showing the {MAX_BARS} stores with the most copies. The table has all {formatNumber(rows.length)}.
        </p>
      )}
    </Chart>
  );
}

function toBar({ name, note, href, titles, copies }: StoreTotal & { href: string; note: string }): Bar {
  return { name, note, href, numbers: [titles, copies].map((value) => ({ value, text: formatNumber(value) })) };
}

function storeNote({ id, open }: StoreTotal, mine: number | undefined): string {
  return [id === mine && "your store", !open && "closed"].filter(Boolean).join(", ");
}

function describeFinding(stores: StoreTotal[]): string {
  const copies = stores.reduce((sum, store) => sum + store.copies, 0);
  const where = formatCount(stores.length, "store");
  if (copies === 0) return `${where}, and no copies of any book yet.`;
  const most = stores.reduce((most, store) => (store.copies > most.copies ? store : most));
  const all = `${formatCount(copies, "copy", "copies")} in ${where}`;
  return stores.length === 1 ? `${all}.` : `${all}. ${most.name} has the most: ${formatNumber(most.copies)}.`;
}
