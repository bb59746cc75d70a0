import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listPicks } from "@/lib/picks/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { EntityList } from "../_list/entity-list";
import { ListActions } from "../_list/list-actions";
import { redirectToFilter } from "../_list/redirect-to-filter";
import { pickCell, pickColumns } from "./pick-table";

export const metadata: Metadata = { title: "Staff picks" };

export default async function PicksPage({ searchParams }: PageProps<"/desk/picks">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = redirectToFilter("/desk/picks", await listPicks(actor, params));
  return (
    <>
      <PageHeader title="Staff picks" actions={<ListActions actor={actor} entity="pick" />} />
      <FlashMessage />
      <EntityList actor={actor} entity="pick" params={params} page={page} columns={pickColumns} cell={pickCell}>
        Books that staff recommend. Customers see the published ones.
      </EntityList>
    </>
  );
}
