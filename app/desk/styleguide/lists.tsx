import { Pager } from "@/components/table/pager";
import { SearchInput } from "@/components/ui/search-input";

/** The second page of a long list. */
const page = {
  total: 10_000,
  hasMore: true,
  first: 51,
  previous: "previous",
  next: "next",
  tooSlow: false,
  rows: Array.from({ length: 50 }),
  request: { q: "", sort: "title", where: "", size: 50, group: undefined },
};

/** The search above a table, with suggestions, and the pagination below it. */
export function Lists() {
  return (
    <>
      <div className="list-bar">
        <search>
          <form action="/desk/books" method="get" className="search">
            <SearchInput
              action="/desk/books"
              aria-label="Search books, to try it"
              placeholder="Title, author or ISBN"
            />
            <button type="submit" className="button">
              Search
            </button>
          </form>
        </search>
      </div>
      <Pager path="/desk/styleguide" page={page} noun="Books" />
    </>
  );
}
