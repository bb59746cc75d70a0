/** Finds any book from the desk: the box that a bookseller comes here for. */
export function BookSearch() {
  return (
    <search>
      <form action="/desk/books" method="get" className="search max-w-2xl">
        <input
          type="search"
          name="q"
          className="input"
          aria-label="Search books"
          placeholder="Title, author or ISBN"
          maxLength={200}
          autoComplete="off"
        />
        <button type="submit" className="button button-primary">
          Search
        </button>
      </form>
    </search>
  );
}
