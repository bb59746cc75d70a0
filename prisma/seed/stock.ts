/** The demo's stock. */
import type { DemoInput } from "../../lib/demo/schema";
import { period } from "./period";
import { Random } from "./random";

/** The share of titles that each store keeps, and the copies it buys of one; in the order of the stores. */
const habits = [
  { share: 0.9, copies: 4 },
  { share: 0.55, copies: 3 },
  { share: 0.5, copies: 3 },
  { share: 0.35, copies: 2 },
  { share: 0.12, copies: 2 },
];
const BESTSELLERS = 40;

/** Many copies of the bestsellers, which come first, a few of others, and many titles out of stock. */
export function stock(books: DemoInput["books"]): DemoInput["stock"] {
  const random = new Random("stock");
  return books.flatMap(({ format, createdAt }, book) => {
    const isBestseller = book < BESTSELLERS;
    // E-books are not stocked.
    if (format === "ebook" || (!isBestseller && random.chance(0.25))) return [];
    return habits.flatMap(({ share, copies }, store) => {
      if (!random.chance(isBestseller ? Math.max(share, 0.6) : share)) return [];
      const quantity = isBestseller ? random.whole(copies, copies * 8) : few(random, copies);
      return { book, store, quantity, updatedAt: random.moment(createdAt, period.end) };
    });
  });
}

/** Mostly one copy, sometimes more, occasionally none. */
function few(random: Random, most: number): number {
  return random.chance(0.08) ? 0 : 1 + Math.floor(random.next() ** 2 * most);
}
