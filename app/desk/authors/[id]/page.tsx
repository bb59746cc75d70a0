import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { authorBooks, getAuthor } from "@/lib/authors/queries";
import { findSimilarAuthors } from "@/lib/merge/duplicates";
import { formatCount, formatDateTime } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { redirectIfMerged } from "../../../redirect-if-merged";
import { requireAbility } from "../../../viewer";
import { redirectToFilter } from "../../_list/redirect-to-filter";
import { mergeHref } from "../../_list/selection";
import { parseRecordId } from "../../_record/route-params";
import { AuthorBooks } from "./author-books";

export default async function AuthorPage({ params, searchParams }: PageProps<"/desk/authors/[id]">) {
  const actor = await requireAbility("desk");
  const id = await parseRecordId(params);
  const author = (await getAuthor(actor, id)) ?? (await redirectIfMerged("author", id, "/desk/authors"));
  const mayMerge = can(actor, "catalogue.delete");
  const [books, alike] = await Promise.all([
    authorBooks(actor, author.id, await searchParams),
    mayMerge ? findSimilarAuthors(actor, author) : [],
  ]);
  const path = `/desk/authors/${author.id}`;
  const mayEdit = can(actor, "catalogue.edit");
  return (
    <>
      <PageHeader
        title={author.name}
        breadcrumbs={[{ label: "Authors", href: "/desk/authors" }]}
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
      {alike.length > 0 && (
        <Message tone="info">
          <p>
            {formatCount(alike.length, "other author looks", "other authors look")} like this one.{" "}
            <Link href={mergeHref("/desk/authors", [author, ...alike])} prefetch={false}>
              Merge them…
            </Link>
          </p>
        </Message>
      )}
      <DescriptionList
        items={[
          { label: "Sort name", value: author.sortName },
          { label: "Email", value: author.email && <a href={`mailto:${author.email}`}>{author.email}</a> },
          { label: "Note", value: author.note },
          { label: "Added", value: formatDateTime(author.createdAt) },
          { label: "Last changed", value: author.version > 1 && formatDateTime(author.updatedAt) },
          {
            label: "Shop site",
            value: (
              <Link href={`/authors/${author.id}`} data-actions="">
                View on shop site
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
        <AuthorBooks author={author} page={redirectToFilter(path, books)} />
      </Section>
    </>
  );
}
