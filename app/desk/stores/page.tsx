import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { listStores } from "@/lib/stores/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { choosing } from "../choosing";
import { DeskList } from "../desk-list";
import { ListActions } from "../list-actions";
import { NoStores } from "./no-stores";
import { storeCell, storeColumns } from "./store-table";

export const metadata: Metadata = { title: "Stores" };

export default async function StoresPage({ searchParams }: PageProps<"/desk/stores">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = await listStores(actor, params);
  const mayAdd = can(actor, "stores.manage");
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
        empty={<NoStores searched={page.request.q !== "" || page.total > 0} mayAdd={mayAdd} />}
      />
    </>
  );
}
