import Link from "next/link";
import { Fragment } from "react";
import type { AuthorCredit } from "@/lib/books/book-authors";
import { credits, partOf } from "@/lib/storefront/words";

/** Who made a book, in order, each leading to their page. */
export function Byline({ authors }: { authors: AuthorCredit[] }) {
  return credits(authors).map(({ role, people }, group) => (
    <Fragment key={group}>
      {group > 0 && ", "}
      {partOf[role] && `${partOf[role]} `}
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
