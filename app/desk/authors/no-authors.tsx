import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";

/** What stands in the place of the authors: a search without an answer, or a shop that has yet to begin. */
export function NoAuthors({ searched, mayAdd }: { searched: boolean; mayAdd: boolean }) {
  if (searched) return <Empty title="No author matches">Try fewer letters, or clear the search.</Empty>;
  return (
    <Empty
      title="No authors yet"
      action={
        mayAdd && (
          <ButtonLink href="/desk/authors/new" tone="primary">
            Add the first author
          </ButtonLink>
        )
      }
    >
      Everyone who has a part in a book stands here once, with all their books: who wrote it, translated it, drew its
      pictures.
    </Empty>
  );
}
