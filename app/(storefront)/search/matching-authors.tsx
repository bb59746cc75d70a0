import Link from "next/link";

/** Authors that match the search, shown before the books. */
export function MatchingAuthors({ authors }: { authors: { id: number; name: string }[] }) {
  if (authors.length === 0) return null;
  return (
    <section className="mb-6" aria-labelledby="authors">
      <h2 id="authors" className="sr-only">
        Authors
      </h2>
      <ul className="link-list">
        {authors.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/authors/${id}`} prefetch={false}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
