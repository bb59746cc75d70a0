import type { Metadata } from "next";
import { DataTable } from "@/components/table/data-table";
import { ListSearch } from "@/components/table/list-search";
import { Pager } from "@/components/table/pager";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { listAuthors } from "@/lib/authors/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { authorCell, authorColumns } from "./author-table";
import { NoAuthors } from "./no-authors";

export const metadata: Metadata = { title: "Authors" };

export default async function AuthorsPage({ searchParams }: PageProps<"/desk/authors">) {
  const actor = await requireAbility("desk");
  const page = await listAuthors(actor, await searchParams);
  const mayAdd = can(actor, "catalogue.edit");
  return (
    <>
      <PageHeader title="Authors" actions={mayAdd && <ButtonLink href="/desk/authors/new">New author</ButtonLink>} />
      <FlashMessage />
      <div className="list-bar">
        <ListSearch path="/desk/authors" request={page.request} label="Search authors" />
      </div>
      <DataTable
        caption="Authors"
        path="/desk/authors"
        request={page.request}
        columns={authorColumns}
        rows={page.rows}
        cell={authorCell}
        empty={<NoAuthors searched={page.request.q !== "" || page.total > 0} mayAdd={mayAdd} />}
      />
      <Pager path="/desk/authors" page={page} noun="Authors" />
    </>
  );
}
