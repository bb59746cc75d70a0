import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { searchRecords } from "@/lib/history/queries";
import { MAX_RECORDS } from "@/lib/history/records";
import { firstValue } from "@/lib/list/params";
import { cleanLine } from "@/lib/values/text";
import { requireAbility } from "../../../viewer";
import { HistorySearch } from "../history-search";

export const metadata: Metadata = { title: "Search history" };

/** Records that match a search, also deleted ones, each with a link to its history. */
export default async function HistorySearchPage({ searchParams }: PageProps<"/desk/history/search">) {
  const actor = await requireAbility("history");
  const q = cleanLine(firstValue((await searchParams).q)).slice(0, 200);
  const records = await searchRecords(actor, q);
  return (
    <>
      <PageHeader title="Search history" breadcrumbs={[{ label: "History", href: "/desk/history" }]} />
      <div className="list-bar">
        <HistorySearch q={q} />
      </div>
      {records.length > 0 && (
        <ul className="entries">
          {records.map(({ label, where }) => (
            <li key={where}>
              <Link href={`/desk/history?${new URLSearchParams({ where })}`} prefetch={false}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {records.length === MAX_RECORDS && (
        <p className="lead">These are the first {MAX_RECORDS}. Type more of the name.</p>
      )}
      {records.length === 0 && q !== "" && (
        <EmptyState title={`Nothing that is or was here is called “${q}”`}>
          Try the beginning of a title or name, or an ISBN. Of what was deleted, only the beginning finds it.
        </EmptyState>
      )}
    </>
  );
}
