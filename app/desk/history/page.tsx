import type { Metadata } from "next";
import { RecordList } from "@/components/table/record-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listHistory } from "@/lib/history/queries";
import { requireAbility } from "../../viewer";
import { redirectToFilter } from "../_list/redirect-to-filter";
import { changeSetCell, changeSetColumns } from "./change-set-table";
import { HistorySearch } from "./history-search";

export const metadata: Metadata = { title: "History" };

export default async function HistoryPage({ searchParams }: PageProps<"/desk/history">) {
  const actor = await requireAbility("history");
  const page = redirectToFilter("/desk/history", await listHistory(actor, await searchParams));
  return (
    <>
      <PageHeader title="History" />
      <RecordList
        path="/desk/history"
        noun="Changes"
        page={page}
        exportOf={{ list: "history" }}
        search={<HistorySearch />}
        columns={changeSetColumns}
        cell={changeSetCell}
        empty={<EmptyState title="No changes yet">Every change made by staff is recorded here.</EmptyState>}
      />
    </>
  );
}
