/** How heavy a page may be, in bytes as they are sent. */
const KB = 1024;

/** JavaScript at load, over what an empty page has. */
export const scriptBudget = { storefront: 10 * KB, desk: 40 * KB };
/** Of all fonts that a page loads, and of its style. */
export const fontBudget = 80 * KB;
export const styleBudget = 20 * KB;

/** Addresses with one of every kind of page. */
export const weighed = {
  storefront: ["/", "/books", "/books/1", "/authors/1", "/stores", "/stores/1", "/search?q=king"],
  desk: [
    ...["/desk", "/desk/books", "/desk/books?edit=1", "/desk/books?group=language", "/desk/books/1"],
    ...["/desk/books/new", "/desk/books/1/edit", "/desk/stores/1", "/desk/users/new", "/desk/account"],
  ],
};
