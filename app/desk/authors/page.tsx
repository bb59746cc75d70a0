import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listAuthors } from "@/lib/authors/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { EntityList } from "../_list/entity-list";
import { ListActions } from "../_list/list-actions";
import { redirectToFilter } from "../_list/redirect-to-filter";
import { authorCell, authorColumns } from "./author-table";

export const metadata: Metadata = { title: "Authors" };

export default async function AuthorsPage({ searchParams }: PageProps<"/desk/authors">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = redirectToFilter("/desk/authors", await listAuthors(actor, params));
  return (
    <>
      <PageHeader title="Authors" actions={<ListActions actor={actor} entity="author" />} />
      <FlashMessage />
      <EntityList actor={actor} entity="author" params={params} page={page} columns={authorColumns} cell={authorCell}>
        Everyone who wrote, translated or illustrated a book, with all their books.
      </EntityList>
    </>
  );
}
