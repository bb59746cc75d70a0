import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import type { Reference } from "@/lib/entities/model";
import { formatCount } from "@/lib/values/format";
import { recordPath } from "../../../../paths";

interface Props {
  author: { id: number; name: string };
  count: number;
  /** Some of the books. */
  books: Reference[];
}

/** Why an author cannot be deleted, with links to the books. */
export function AuthorInUse({ author, count, books }: Props) {
  const path = `/desk/authors/${author.id}`;
  const others = count - books.length;
  return (
    <>
      <p className="lead">
        Can’t delete: {author.name} has {formatCount(count, "book")}. Remove this author from{" "}
        {count === 1 ? "that book" : "those books"} first, or delete {count === 1 ? "it" : "them"}.
      </p>
      <ul className="my-4 list-disc ps-5">
        {books.map((book) => (
          <li key={book.id}>
            <Link href={recordPath(book)} prefetch={false}>
              {book.label}
            </Link>
          </li>
        ))}
        {others > 0 && (
          <li>
            and <Link href={path}>{formatCount(others, "other")}</Link>
          </li>
        )}
      </ul>
      <ButtonLink href={path}>Back to {author.name}</ButtonLink>
    </>
  );
}
