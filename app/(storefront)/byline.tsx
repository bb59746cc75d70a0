import Link from "next/link";
import { Fragment } from "react";
import type { AuthorCredit } from "@/lib/books/book-authors";
import { groupCredits, rolePhrases } from "@/lib/storefront/labels";

/** The contributors of a book, in order, with links to their pages. */
export function Byline({ authors }: { authors: AuthorCredit[] }) {
  return groupCredits(authors).map(({ role, people }, group) => (
    <Fragment key={group}>
      {group > 0 && ", "}
      {rolePhrases[role] && `${rolePhrases[role]} `}
      {people.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && (index === people.length - 1 ? " and " : ", ")}
          <Link href={`/authors/${id}`} prefetch={false}>
            {name}
          </Link>
        </Fragment>
      ))}
    </Fragment>
  ));
}
