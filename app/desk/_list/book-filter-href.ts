/** The list of books with a filter. */
export const bookFilterHref = (where: string): string => `/desk/books?${new URLSearchParams({ where })}`;
