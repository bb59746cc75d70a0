/** How many rows a page of a list may have. */
export const sizes = [25, 50, 100];
/** And has, when its address says nothing of it. */
export const usualSize = 50;
