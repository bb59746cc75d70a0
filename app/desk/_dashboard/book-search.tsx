import { SearchInput } from "@/components/ui/search-input";

/** The search box for books on the dashboard. */
export function BookSearch() {
  return (
    <search>
      <form action="/desk/books" method="get" className="search max-w-2xl">
        <SearchInput action="/desk/books" aria-label="Search books" placeholder="Title, author or ISBN" />
        <button type="submit" className="button button-primary">
          Search
        </button>
      </form>
    </search>
  );
}
