import type { Metadata } from "next";
import { DataTable } from "@/components/table/data-table";
import { ListSearch } from "@/components/table/list-search";
import { Pager } from "@/components/table/pager";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { listStores } from "@/lib/stores/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { NoStores } from "./no-stores";
import { storeCell, storeColumns } from "./store-table";

export const metadata: Metadata = { title: "Stores" };

export default async function StoresPage({ searchParams }: PageProps<"/desk/stores">) {
  const actor = await requireAbility("desk");
  const page = await listStores(actor, await searchParams);
  const mayAdd = can(actor, "stores.manage");
  return (
    <>
      <PageHeader title="Stores" actions={mayAdd && <ButtonLink href="/desk/stores/new">New store</ButtonLink>} />
      <FlashMessage />
      <div className="list-bar">
        <ListSearch path="/desk/stores" request={page.request} label="Search stores" hint="Name or city" />
      </div>
      <DataTable
        caption="Stores"
        path="/desk/stores"
        request={page.request}
        columns={storeColumns}
        rows={page.rows}
        cell={storeCell}
        empty={<NoStores searched={page.request.q !== "" || page.total > 0} mayAdd={mayAdd} />}
      />
      <Pager path="/desk/stores" page={page} noun="Stores" />
    </>
  );
}
