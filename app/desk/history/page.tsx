import type { Metadata } from "next";
import { RecordList } from "@/components/table/record-list";
import { Empty } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listHistory } from "@/lib/history/queries";
import { requireAbility } from "../../viewer";
import { HistorySearch } from "./history-search";
import { setCell, setColumns } from "./set-table";

export const metadata: Metadata = { title: "History" };

export default async function HistoryPage({ searchParams }: PageProps<"/desk/history">) {
  const actor = await requireAbility("history");
  const page = await listHistory(actor, await searchParams);
  return (
    <>
      <PageHeader title="History" />
      <RecordList
        path="/desk/history"
        noun="Changes"
        page={page}
        exported={{ list: "history" }}
        search={<HistorySearch />}
        columns={setColumns}
        cell={setCell}
        empty={<Empty title="Nothing has been changed yet">What anybody changes at the desk is kept here.</Empty>}
      />
    </>
  );
}
