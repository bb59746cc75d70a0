/**
 * Every server action, called by everybody as a script would, without a page that offers it. What each does with whose
 * rows is in lib/auth/command-access.db.test.ts: here, that it asks there, and as whom.
 */
import { actionsOfBuild, callAction, wordFor } from "./support/actions";
import { Client } from "./support/client";
import { clientOf, makeAuthor, makeBook, makeImport, makePick, makeUser, makeView, unique } from "./support/rows";
import { expect, type Role, test } from "./support/test";

const actors = ["nobody", "bookseller", "manager", "admin"] as const;
type Who = (typeof actors)[number];

const anyone = "answered answered answered answered";
const desk = "sign-in answered answered answered";
const managers = "sign-in forbidden answered answered";
const admins = "sign-in forbidden forbidden answered";
/** They look for the import first, which is not named. */
const imports = "sign-in forbidden 404 404";

/** What each says to a form without any field. A path: led there. */
const table: Record<string, string> = {
  "app/sign-in/actions.ts signInAction": anyone,
  "app/sign-in/actions.ts signOutAction": "/sign-in /sign-in /sign-in /sign-in",
  "app/setup/actions.ts setupAction": anyone,
  "app/one-time-link/[token]/actions.ts setPasswordAction": anyone,
  // Cookies of the device alone.
  "app/theme-action.ts setThemeAction": "back back back back",
  "app/my-store-actions.ts setStorefrontStoreAction": "back back back back",
  "app/my-store-actions.ts setMyStoreAction": "back back back back",
  "app/desk/styleguide/actions.ts nothingAction": desk,

  "app/desk/account/actions.ts changePasswordAction": desk,
  "app/desk/account/actions.ts endSessionAction": desk,
  "app/desk/authors/actions.ts createAuthorAction": desk,
  "app/desk/authors/actions.ts updateAuthorAction": desk,
  "app/desk/books/actions.ts createBookAction": desk,
  "app/desk/books/actions.ts updateBookAction": desk,
  "app/desk/books/actions.ts findByIsbnAction": anyone,
  "app/desk/books/[id]/actions.ts stockAction": desk,
  "app/desk/books/[id]/actions.ts removeFromStoreAction": desk,
  "app/desk/books/[id]/actions.ts removeCoverAction": desk,
  "app/desk/picks/actions.ts createPickAction": desk,
  "app/desk/picks/actions.ts updatePickAction": desk,
  "app/desk/picks/actions.ts deletePickAction": desk,
  "app/desk/stores/actions.ts addToStoreAction": desk,
  "app/desk/views/actions.ts saveViewAction": desk,
  "app/desk/views/actions.ts updateViewAction": desk,
  "app/desk/views/actions.ts deleteViewAction": desk,
  "app/desk/bulk/actions.ts bulkEditAction": desk,
  "app/desk/history/actions.ts undoAction": desk,
  "app/desk/jobs/actions.ts stopAction": desk,
  "app/desk/jobs/actions.ts resumeAction": desk,
  "app/desk/import/[id]/actions.ts stopImportAction": desk,
  "app/desk/import/[id]/actions.ts resumeImportAction": desk,

  "app/desk/import/[id]/actions.ts dryRunAction": managers,
  "app/desk/import/[id]/actions.ts runImportAction": managers,
  "app/desk/import/[id]/actions.ts discardImportAction": managers,
  "app/desk/import/[id]/actions.ts updateReadSettingsAction": imports,
  "app/desk/import/[id]/actions.ts saveColumnsAction": imports,
  "app/desk/import/[id]/actions.ts fixRowsAction": "404 404 404 404",
  "app/desk/import/[id]/actions.ts applySuggestionsAction": imports,
  "app/desk/authors/actions.ts deleteAuthorAction": managers,
  "app/desk/books/actions.ts deleteBookAction": managers,
  "app/desk/merge/actions.ts mergeAuthorsAction": managers,
  "app/desk/merge/actions.ts mergeBooksAction": managers,
  "app/desk/stores/actions.ts createStoreAction": managers,
  "app/desk/stores/actions.ts updateStoreAction": managers,
  "app/desk/stores/actions.ts closeStoreAction": managers,
  "app/desk/stores/actions.ts reopenStoreAction": managers,
  "app/desk/stores/actions.ts deleteStoreAction": managers,
  "app/desk/computers/actions.ts createComputerAction": managers,
  "app/desk/computers/actions.ts updateComputerAction": managers,
  "app/desk/computers/actions.ts deleteComputerAction": managers,

  "app/desk/users/actions.ts createUserAction": admins,
  "app/desk/users/actions.ts updateUserAction": admins,
  "app/desk/users/actions.ts deactivateUserAction": admins,
  "app/desk/users/actions.ts reactivateUserAction": admins,
  "app/desk/users/actions.ts deleteUserAction": admins,
  "app/desk/users/actions.ts erasePersonAction": admins,
  "app/desk/users/actions.ts issueLinkAction": admins,
  "app/desk/users/actions.ts endUserSessionsAction": admins,
};

test("the table has every action", () => {
  const names = actionsOfBuild().map(({ name }) => name);
  expect(Object.keys(table).sort()).toEqual(names.sort());
});

test.describe("what each is answered", () => {
  for (const [at, who] of actors.entries()) {
    test(who, async ({ admin, pathOf }) => {
      const client = await newClient(admin, who);
      // Signing out is the last.
      const actions = actionsOfBuild()
        .filter(({ name }) => !isAnsweredBelow(name, at))
        .sort((one) => (one.name.includes("signOut") ? 1 : -1));
      const answers: Record<string, string> = {};
      for (const action of actions) {
        const path = pathOf(action.pages.find((page) => !page.includes("[...")) ?? "/");
        answers[action.name] = wordFor(await callAction(client, path, action), path);
      }
      expect(answers).toEqual(Object.fromEntries(actions.map(({ name }) => [name, table[name]?.split(" ")[at]])));
    });
  }
});

test("somebody else's change is undone by no bookseller who sends its number", async ({ admin }) => {
  const title = unique("Emma");
  const book = await makeBook(admin, { title });
  await admin.done(`/desk/books/${book}/edit`, "Save", { title: `${title} 2` });
  const set = await latestSet(admin, `/desk/books/${book}`);
  const [bookseller, manager] = [await newClient(admin, "bookseller"), await newClient(admin, "manager")];
  expect(await undone(bookseller, set)).toBe("forbidden");
  expect((await admin.open(`/desk/books/${book}`)).text).toContain(`${title} 2`);
  expect(await undone(manager, set)).toMatch(/^\/desk\/history\/\d+$/);
  expect((await admin.open(`/desk/books/${book}`)).text).not.toContain(`${title} 2`);
});

test("one's own change is undone by whoever made it", async ({ admin }) => {
  const client = await newClient(admin, "bookseller");
  const author = await makeAuthor(client, { name: unique("Ann") });
  await client.done(`/desk/authors/${author}/edit`, "Save", { note: "Ask Bo" });
  const set = await latestSet(admin, `/desk/authors/${author}`);
  expect(await undone(client, set)).toBe("/desk");
  expect((await admin.open(`/desk/authors/${author}`)).text).not.toContain("Ask Bo");
});

test("a row of somebody else's is changed by nobody who sends its id", async ({ admin }) => {
  const [owner, other] = [await newClient(admin, "manager"), await newClient(admin, "manager")];
  const bookseller = await newClient(admin, "bookseller");
  const bookId = String(await makeBook(admin, { title: unique("Persuasion") }));
  const view = await makeView(owner, "/desk/computers?sort=-memory", { name: unique("Mine") });
  const pick = await makePick(owner, { bookId, text: "Read it." });
  const file = await makeImport(owner, "Name\nAnn\n", "authors.csv", "author");
  const { text: account } = await owner.open("/desk/account");
  const session = /name="id"[^>]*value="(\d+)"/.exec(account)?.[1] ?? "";
  const calls: [string, string, Client, Record<string, string>][] = [
    ["updateViewAction", `/desk/views/${view}/edit`, other, { id: String(view), version: "1", name: "Theirs" }],
    ["deleteViewAction", `/desk/views/${view}/delete`, other, { id: String(view), version: "1" }],
    [
      "updatePickAction",
      `/desk/picks/${pick}/edit`,
      bookseller,
      { id: String(pick), version: "1", bookId, text: "No." },
    ],
    ["deletePickAction", `/desk/picks/${pick}/delete`, bookseller, { id: String(pick), version: "1" }],
    ["discardImportAction", `/desk/import/${file}`, other, { id: String(file) }],
    ["endSessionAction", "/desk/account", other, { id: session }],
  ];
  for (const [name, path, client, fields] of calls)
    expect(await call(client, name, path, fields), name).not.toMatch(/^\//);
  // The rows are as they were: their owner can do the same, with the same version.
  for (const [name, path, , fields] of calls.filter(
    ([name]) => name.startsWith("delete") || name.startsWith("discard"),
  ))
    expect(await call(owner, name, path, fields), name).toMatch(/^\/desk\//);
});

/** Whether who may less is answered, too: then the others need not be tried. */
const isAnsweredBelow = (name: string, at: number) => at > 0 && table[name]?.split(" ")[at - 1] === "answered";

/** What comes of undoing a set. */
async function undone(client: Client, set: number): Promise<string> {
  return call(client, "undoAction", `/desk/history/${set}/undo`, { id: String(set) });
}

/** The answer to an action that is sent to a page with these fields. */
async function call(client: Client, name: string, path: string, fields: Record<string, string>): Promise<string> {
  const action = actionsOfBuild().find((action) => action.name.endsWith(` ${name}`));
  if (!action) throw new Error(`There is no action ${name}.`);
  return wordFor(await callAction(client, path, action, fields), path);
}

/** The number of the last change of a row. */
async function latestSet(admin: Client, path: string): Promise<number> {
  return Number(/\/desk\/history\/(\d+)/.exec((await admin.open(`${path}/history`)).text)?.[1]);
}

/** Somebody of this kind, whose session is nobody else's: it is signed out of. */
async function newClient(admin: Client, who: Who): Promise<Client> {
  if (who === "nobody") return new Client(admin.origin);
  const user = await makeUser(admin, who satisfies Role);
  const client = await clientOf(admin, user);
  return client;
}
