import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listComputers } from "@/lib/computers/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { EntityList } from "../_list/entity-list";
import { ListActions } from "../_list/list-actions";
import { redirectToFilter } from "../_list/redirect-to-filter";
import { computerCell, computerColumns } from "./computer-table";

export const metadata: Metadata = { title: "Computers" };

export default async function ComputersPage({ searchParams }: PageProps<"/desk/computers">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = redirectToFilter("/desk/computers", await listComputers(actor, params));
  return (
    <>
      <PageHeader title="Computers" actions={<ListActions actor={actor} entity="computer" />} />
      <FlashMessage />
      <EntityList
        actor={actor}
        entity="computer"
        params={params}
        page={page}
        columns={computerColumns}
        cell={computerCell}
      >
        Tills and office computers, with their memory, store and serial number.
      </EntityList>
    </>
  );
}
