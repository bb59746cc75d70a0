import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { listComputers } from "@/lib/computers/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { choosing } from "../choosing";
import { DeskList } from "../desk-list";
import { ListActions } from "../list-actions";
import { computerCell, computerColumns } from "./computer-table";
import { NoComputers } from "./no-computers";

export const metadata: Metadata = { title: "Computers" };

export default async function ComputersPage({ searchParams }: PageProps<"/desk/computers">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = await listComputers(actor, params);
  const mayAdd = can(actor, "computers.manage");
  return (
    <>
      <PageHeader title="Computers" actions={<ListActions actor={actor} entity="computer" />} />
      <FlashMessage />
      <DeskList
        actor={actor}
        name="computers"
        params={params}
        path="/desk/computers"
        noun="Computers"
        page={page}
        columns={computerColumns}
        cell={computerCell}
        choosing={choosing(actor, "computer")}
        empty={<NoComputers searched={page.request.q !== "" || page.total > 0} mayAdd={mayAdd} />}
      />
    </>
  );
}
