import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listComputers } from "@/lib/computers/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { DeskList } from "../_list/desk-list";
import { EmptyList } from "../_list/empty-list";
import { ListActions } from "../_list/list-actions";
import { choosing } from "../_list/selection";
import { computerCell, computerColumns } from "./computer-table";

export const metadata: Metadata = { title: "Computers" };

export default async function ComputersPage({ searchParams }: PageProps<"/desk/computers">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = await listComputers(actor, params);
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
        empty={
          <EmptyList actor={actor} entity="computer" page={page}>
            The tills and the machines in the offices: how much memory each has, which store it stands in, and the
            serial number to give when it breaks.
          </EmptyList>
        }
      />
    </>
  );
}
