import type { Metadata } from "next";
import { DataTable } from "@/components/table/data-table";
import { ListSearch } from "@/components/table/list-search";
import { Pager } from "@/components/table/pager";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { listComputers } from "@/lib/computers/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { computerCell, computerColumns } from "./computer-table";
import { NoComputers } from "./no-computers";

export const metadata: Metadata = { title: "Computers" };

export default async function ComputersPage({ searchParams }: PageProps<"/desk/computers">) {
  const actor = await requireAbility("desk");
  const page = await listComputers(actor, await searchParams);
  const mayAdd = can(actor, "computers.manage");
  return (
    <>
      <PageHeader
        title="Computers"
        actions={mayAdd && <ButtonLink href="/desk/computers/new">New computer</ButtonLink>}
      />
      <FlashMessage />
      <div className="list-bar">
        <ListSearch path="/desk/computers" request={page.request} label="Search computers" />
      </div>
      <DataTable
        caption="Computers"
        path="/desk/computers"
        request={page.request}
        columns={computerColumns}
        rows={page.rows}
        cell={computerCell}
        empty={<NoComputers searched={page.request.q !== "" || page.total > 0} mayAdd={mayAdd} />}
      />
      <Pager path="/desk/computers" page={page} noun="Computers" />
    </>
  );
}
