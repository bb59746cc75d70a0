import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listAuthors } from "@/lib/authors/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { DeskList } from "../_list/desk-list";
import { EmptyList } from "../_list/empty-list";
import { ListActions } from "../_list/list-actions";
import { choosing } from "../_list/selection";
import { authorCell, authorColumns } from "./author-table";

export const metadata: Metadata = { title: "Authors" };

export default async function AuthorsPage({ searchParams }: PageProps<"/desk/authors">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = await listAuthors(actor, params);
  return (
    <>
      <PageHeader title="Authors" actions={<ListActions actor={actor} entity="author" />} />
      <FlashMessage />
      <DeskList
        actor={actor}
        name="authors"
        params={params}
        path="/desk/authors"
        noun="Authors"
        page={page}
        columns={authorColumns}
        cell={authorCell}
        choosing={choosing(actor, "author")}
        empty={
          <EmptyList actor={actor} entity="author" page={page}>
            Everyone who has a part in a book stands here once, with all their books: who wrote it, translated it, drew
            its pictures.
          </EmptyList>
        }
      />
    </>
  );
}
