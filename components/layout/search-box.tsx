import { SearchInput } from "../ui/search-input";

/** The storefront's search. On a page with a large one, the one in the header is hidden by CSS. */
export function SearchBox({ q, large }: { q?: string; large?: boolean }) {
  return (
    <search className={large ? "search-large" : "header-search"}>
      <form action="/search" method="get" className="search">
        <SearchInput action="/search" defaultValue={q} aria-label="Search books" placeholder="Title, author or ISBN" />
        <button type="submit" className={large ? "button button-primary" : "button"}>
          Search
        </button>
      </form>
    </search>
  );
}
