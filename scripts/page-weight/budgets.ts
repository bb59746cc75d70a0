/** The budgets of a page, in transferred bytes. */
const KB = 1024;

/** JavaScript at load, in addition to that of an empty page. */
export const scriptBudget = { storefront: 10 * KB, desk: 40 * KB };
/** All fonts and styles of a page. */
export const fontBudget = 80 * KB;
export const styleBudget = 20 * KB;

/** URLs of one page of each type. */
export const weighed = {
  storefront: ["/", "/books", "/books/1", "/authors/1", "/stores", "/stores/1", "/search?q=king"],
  desk: [
    ...["/desk", "/desk/books", "/desk/books?edit=1", "/desk/books?group=language", "/desk/books/1"],
    ...["/desk/books/new", "/desk/books/1/edit", "/desk/stores/1", "/desk/users/new", "/desk/account"],
  ],
};
