/** Makes a change set of each kind that can be undone. */
import type { UserActor } from "../auth/abilities";
import { createAuthor, updateAuthor } from "../authors/commands";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { bulkEdit } from "../bulk/commands";
import { hashSelection } from "../bulk/selection";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { runJob } from "../jobs/run";
import { mergeBooks } from "../merge/commands";
import { addToStore, setStock } from "../stock/commands";
import { createStore, updateStore } from "../stores/commands";
import { createUser, updateUser } from "../users/commands";
import { saveView } from "../views/commands";
import { unique } from "./factories";
import { as, expectDone } from "./outcomes";
import { undo } from "./undo";

type Do = Parameters<typeof execute>[0];

/** The latest change set of an admin. */
async function latestChangeSetOf(admin: UserActor): Promise<number> {
  const where = { actorId: admin.id };
  return (await db.changeSet.findFirstOrThrow({ where, orderBy: { id: "desc" }, select: { id: true } })).id;
}

async function done(admin: UserActor, command: unknown, input: object): Promise<{ id: number }> {
  return expectDone(await execute(command as Do, input, as(admin))) as { id: number };
}

const newBook = (admin: UserActor) => done(admin, createBook, { title: unique("Book"), price: 899 });
const newStore = (admin: UserActor) => done(admin, createStore, { name: unique("Store") });

const changeSetMakers: Record<string, (admin: UserActor) => Promise<unknown>> = {
  async "an edited book"(admin) {
    const { id } = await newBook(admin);
    return done(admin, updateBook, { id, version: 1, title: unique("Book"), price: 999 });
  },
  "an added author": (admin) => done(admin, createAuthor, { name: unique("Ann") }),
  async "counted stock"(admin) {
    const [{ id: bookId }, { id: storeId }] = [await newBook(admin), await newStore(admin)];
    return done(admin, setStock, { bookId, storeId, quantity: 3 });
  },
  async "a deleted book"(admin) {
    const [{ id }, { id: storeId }] = [await newBook(admin), await newStore(admin)];
    await done(admin, addToStore, { bookId: id, storeId, quantity: 0 });
    return done(admin, deleteBook, { id, version: 1 });
  },
  async "merged books"(admin) {
    const rows = [await newBook(admin), await newBook(admin)].map(({ id }) => ({ id, version: 1 }));
    return done(admin, mergeBooks, { rows, survivor: rows[0]?.id });
  },
  async "many edited authors"(admin) {
    const { id } = await done(admin, createAuthor, { name: unique("Ann") });
    await bulkEditAuthors(admin, [id]);
  },
  async "an undo"(admin) {
    const { id } = await done(admin, createAuthor, { name: unique("Ann") });
    await done(admin, updateAuthor, { id, version: 1, name: unique("Bo") });
    await undo(await latestChangeSetOf(admin), admin);
  },
  async "an edited store"(admin) {
    const { id } = await newStore(admin);
    return done(admin, updateStore, { id, version: 1, name: unique("Store") });
  },
  async "an edited user"(admin) {
    const person = () => ({ username: unique("user"), email: `${unique("user")}@example.com` });
    const { id } = await done(admin, createUser, person());
    return done(admin, updateUser, { id, version: 1, role: "bookseller", ...person() });
  },
  "a saved view": (admin) => done(admin, saveView, view(false)),
  "a shared view": (admin) => done(admin, saveView, view(true)),
};

const view = (shared: boolean) => ({ list: "books", name: unique("View"), query: "sort=title", shared });

/** Sets the same note for these authors in one job. */
async function bulkEditAuthors(admin: UserActor, ids: number[]): Promise<void> {
  const action = { type: "set", field: "note", value: unique("Note") };
  const input = {
    entity: "author",
    selection: { ids },
    action,
    seen: hashSelection(ids),
    seenAt: new Date().toISOString(),
  };
  const { job } = expectDone(await execute(bulkEdit, input, as(admin)));
  await runJob(job);
}

export const changeSetKinds = Object.keys(changeSetMakers);

/** Makes a change set of this kind. */
export async function makeChangeSet(kind: string, admin: UserActor): Promise<number> {
  await changeSetMakers[kind]?.(admin);
  return latestChangeSetOf(admin);
}
