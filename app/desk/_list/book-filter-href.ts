/** The list of the books that a filter names. */
export const bookFilterHref = (where: string): string => `/desk/books?${new URLSearchParams({ where })}`;
