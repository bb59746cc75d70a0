/** What the palette finds of all that there is at the desk. */

import { type Actor, authorise, can } from "../auth/abilities";
import { authorsCalled } from "../authors/names";
import { computersNamed } from "../computers/queries";
import { wholeIsbn } from "../isbn";
import { storesNamed } from "../stores/queries";
import { cleanLine } from "../text";
import { usersNamed } from "../users/queries";
import { viewsNamed } from "../views/queries";
import { suggestBooks } from "../window/suggest";

const SHORTEST = 2;
const LONGEST = 200;
const BOOKS = 5;
const OTHERS = 3;

/** A few rows of every entity that the actor may see, the best of each first; none for a single letter. @throws Forbidden, TooSlow */
export async function findRecords(actor: Actor, text: string) {
  authorise(actor, "desk");
  const q = cleanLine(text.slice(0, LONGEST));
  const isLongEnough = [...q].length >= SHORTEST;
  const isIsbn = wholeIsbn(q) !== undefined;
  const few = <Row>(find: (actor: Actor, q: string, count: number) => Promise<Row[]>) =>
    isLongEnough ? find(actor, q, OTHERS) : [];
  const [books, authors, stores, computers, users, views] = await Promise.all([
    isLongEnough ? suggestBooks(q, BOOKS) : [],
    isLongEnough && !isIsbn ? authorsCalled(q) : [],
    few(storesNamed),
    few(computersNamed),
    can(actor, "users.manage") ? few(usersNamed) : [],
    few(viewsNamed),
  ]);
  return { books, authors: authors.slice(0, OTHERS), stores, computers, users, views };
}

export type FoundRecords = Awaited<ReturnType<typeof findRecords>>;
