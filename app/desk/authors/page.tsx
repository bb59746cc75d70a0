import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { listAuthors } from "@/lib/authors/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { choosing } from "../choosing";
import { DeskList } from "../desk-list";
import { ListActions } from "../list-actions";
import { authorCell, authorColumns } from "./author-table";
import { NoAuthors } from "./no-authors";

export const metadata: Metadata = { title: "Authors" };

export default async function AuthorsPage({ searchParams }: PageProps<"/desk/authors">) {
  const params = await searchParams;
  const actor = await requireAbility("desk");
  const page = await listAuthors(actor, params);
  const mayAdd = can(actor, "catalogue.edit");
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
        empty={<NoAuthors searched={page.request.q !== "" || page.total > 0} mayAdd={mayAdd} />}
      />
    </>
  );
}
