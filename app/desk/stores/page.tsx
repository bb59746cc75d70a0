import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listStores } from "@/lib/stores/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { EntityList } from "../_list/entity-list";
import { ListActions } from "../_list/list-actions";
import { redirectToFilter } from "../_list/redirect-to-filter";
import { storeCell, storeColumns } from "./store-table";

export const metadata: Metadata = { title: "Stores" };

export default async function StoresPage({ searchParams }: PageProps<"/desk/stores">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = redirectToFilter("/desk/stores", await listStores(actor, params));
  return (
    <>
      <PageHeader title="Stores" actions={<ListActions actor={actor} entity="store" />} />
      <FlashMessage />
      <EntityList
        actor={actor}
        entity="store"
        params={params}
        page={page}
        hint="Name or city"
        columns={storeColumns}
        cell={storeCell}
      >
        Your stores, with their address, opening hours and stock. Customers see the open ones.
      </EntityList>
    </>
  );
}
