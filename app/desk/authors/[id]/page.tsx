import Link from "next/link";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { authorBooks, getAuthor } from "@/lib/authors/queries";
import { formatTime } from "@/lib/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { rowIdOf } from "../../row-id";
import { AuthorBooks } from "./author-books";

export default async function AuthorPage({ params, searchParams }: PageProps<"/desk/authors/[id]">) {
  const actor = await requireAbility("desk");
  const author = await getAuthor(actor, await rowIdOf(params));
  if (!author) notFound();
  const books = await authorBooks(actor, author.id, await searchParams);
  const path = `/desk/authors/${author.id}`;
  const mayEdit = can(actor, "catalogue.edit");
  return (
    <>
      <PageHeader
        title={author.name}
        crumbs={[{ label: "Authors", href: "/desk/authors" }]}
        actions={
          <>
            {mayEdit && (
              <ButtonLink href={`${path}/edit`} shortcut="e">
                Edit
              </ButtonLink>
            )}
            {can(actor, "history") && <ButtonLink href={`${path}/history`}>History</ButtonLink>}
            {can(actor, "catalogue.delete") && (
              <ButtonLink href={`${path}/delete`} tone="danger">
                Delete
              </ButtonLink>
            )}
          </>
        }
      />
      <FlashMessage />
      <Facts
        facts={[
          { label: "Sort name", value: author.sortName },
          { label: "Email", value: author.email && <a href={`mailto:${author.email}`}>{author.email}</a> },
          { label: "Note", value: author.note },
          { label: "Added", value: formatTime(author.createdAt) },
          { label: "Last changed", value: author.version > 1 && formatTime(author.updatedAt) },
          {
            label: "In the shop window",
            value: (
              <Link href={`/authors/${author.id}`} data-actions="">
                As customers see it
              </Link>
            ),
          },
        ]}
      />
      <Section
        title="Books"
        aside={
          mayEdit && <ButtonLink href={`/desk/books/new?author=${author.id}`}>Add a book by this author</ButtonLink>
        }
      >
        <AuthorBooks author={author} page={books} />
      </Section>
    </>
  );
}
