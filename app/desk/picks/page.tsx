import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listPicks } from "@/lib/picks/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { DeskList } from "../_list/desk-list";
import { EmptyList } from "../_list/empty-list";
import { ListActions } from "../_list/list-actions";
import { choosing } from "../_list/selection";
import { pickCell, pickColumns } from "./pick-table";

export const metadata: Metadata = { title: "Staff picks" };

export default async function PicksPage({ searchParams }: PageProps<"/desk/picks">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = await listPicks(actor, params);
  return (
    <>
      <PageHeader title="Staff picks" actions={<ListActions actor={actor} entity="pick" />} />
      <FlashMessage />
      <DeskList
        actor={actor}
        name="picks"
        params={params}
        path="/desk/picks"
        noun="Staff picks"
        page={page}
        columns={pickColumns}
        cell={pickCell}
        choosing={choosing(actor, "pick")}
        empty={
          <EmptyList actor={actor} entity="pick" page={page}>
            The books that those who work here recommend. Customers see the published ones.
          </EmptyList>
        }
      />
    </>
  );
}
