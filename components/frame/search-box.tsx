/** The search of the shop window. On a page that has a large one of its own, the one in the header is hidden by style. */
export function SearchBox({ q, large }: { q?: string; large?: boolean }) {
  return (
    <search className={large ? "search-large" : "top-search"}>
      <form action="/search" method="get" className="search">
        <input
          key={q}
          type="search"
          name="q"
          className="input"
          defaultValue={q}
          aria-label="Search books"
          placeholder="Title, author or ISBN"
          autoComplete="off"
        />
        <button type="submit" className={large ? "button button-primary" : "button"}>
          Search
        </button>
      </form>
    </search>
  );
}
