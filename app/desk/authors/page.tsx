import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { listAuthors } from "@/lib/authors/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { choosing } from "../choosing";
import { DeskList } from "../desk-list";
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
      <PageHeader
        title="Authors"
        actions={
          <>
            {mayAdd && (
              <ButtonLink href="/desk/authors/new" shortcut="n">
                New author
              </ButtonLink>
            )}
            {can(actor, "catalogue.import") && (
              <ButtonLink href="/desk/import?entity=authors" tone="quiet">
                Import
              </ButtonLink>
            )}
            {can(actor, "catalogue.delete") && (
              <ButtonLink href="/desk/authors/duplicates" tone="quiet">
                Likely duplicates
              </ButtonLink>
            )}
          </>
        }
      />
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
