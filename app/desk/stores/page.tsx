import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listStores } from "@/lib/stores/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { DeskList } from "../_list/desk-list";
import { EmptyList } from "../_list/empty-list";
import { ListActions } from "../_list/list-actions";
import { choosing } from "../_list/selection";
import { storeCell, storeColumns } from "./store-table";

export const metadata: Metadata = { title: "Stores" };

export default async function StoresPage({ searchParams }: PageProps<"/desk/stores">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = await listStores(actor, params);
  return (
    <>
      <PageHeader title="Stores" actions={<ListActions actor={actor} entity="store" />} />
      <FlashMessage />
      <DeskList
        actor={actor}
        name="stores"
        params={params}
        path="/desk/stores"
        noun="Stores"
        page={page}
        hint="Name or city"
        columns={storeColumns}
        cell={storeCell}
        choosing={choosing(actor, "store")}
        empty={
          <EmptyList actor={actor} entity="store" page={page}>
            Each place that sells books stands here with its address, its opening hours and its stock. Customers see
            those that are open.
          </EmptyList>
        }
      />
    </>
  );
}
