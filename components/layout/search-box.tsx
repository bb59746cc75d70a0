import { SearchInput } from "../ui/search-input";

/** The search of the shop window. On a page that has a large one of its own, the one in the header is hidden by style. */
export function SearchBox({ q, large }: { q?: string; large?: boolean }) {
  return (
    <search className={large ? "search-large" : "top-search"}>
      <form action="/search" method="get" className="search">
        <SearchInput action="/search" defaultValue={q} aria-label="Search books" placeholder="Title, author or ISBN" />
        <button type="submit" className={large ? "button button-primary" : "button"}>
          Search
        </button>
      </form>
    </search>
  );
}
