import type { Metadata } from "next";
import { RecordList } from "@/components/table/record-list";
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
      <RecordList
        path="/desk/computers"
        noun="Computers"
        page={page}
        columns={computerColumns}
        cell={computerCell}
        empty={<NoComputers searched={page.request.q !== "" || page.total > 0} mayAdd={mayAdd} />}
      />
    </>
  );
}
