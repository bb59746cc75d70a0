/** The page sizes to choose from. */
export const pageSizes = [25, 50, 100];
/** The page size of a URL without one. */
export const defaultPageSize = 50;
