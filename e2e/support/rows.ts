/** Rows for a test, made through the forms that people use. Each takes the client of somebody who may. */
import { randomBytes } from "node:crypto";
import { Client, messageIn } from "./client";
import { decoded, type PageForm } from "./forms";
import type { Role } from "./test";

/** A name that no other row has: one word more, of letters alone. */
export function unique(name: string): string {
  const letters = [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26)));
  return `${name} ${letters.join("")}`;
}

/** A password of their own for the users that tests make. */
export const password = "seven brass kettles hum";

export interface MadeUser {
  id: number;
  username: string;
  email: string;
  /** The one-time link's path; used up when the user has a password. */
  link: string;
}

/** A user who has yet to choose a password by their link. */
export async function makeInvitedUser(admin: Client, role: Role = "bookseller"): Promise<MadeUser> {
  const username = unique("user").replace(" ", "-");
  const email = `${username}@example.com`;
  await add(admin, "/desk/users", "Add user", { username, email });
  // The same page shows the link, and the user.
  const path = `/desk/users?q=${username}`;
  const { text } = await admin.open(path);
  const link = linkIn(admin, path, text);
  const id = Number(/href="\/desk\/users\/(\d+)"/.exec(text)?.[1]);
  if (role !== "bookseller") await admin.done(`/desk/users/${id}/edit`, "Save", { role });
  return { id, username, email, link };
}

/** A user with the password `password`. */
export async function makeUser(admin: Client, role?: Role): Promise<MadeUser> {
  const user = await makeInvitedUser(admin, role);
  await new Client(admin.origin).done(user.link, "Save password", { newPassword: password });
  return user;
}

/** A client on which this user has signed in. */
export async function clientOf(admin: Client, user: Pick<MadeUser, "username">): Promise<Client> {
  const client = new Client(admin.origin);
  await client.signIn(user.username, password);
  return client;
}

/** The path of the one-time link that this page shows, once. */
export async function shownLink(admin: Client, path: string): Promise<string> {
  const { text } = await admin.open(path);
  return linkIn(admin, path, text);
}

function linkIn(admin: Client, path: string, text: string): string {
  admin.cookies.delete("deckle-flash");
  const link = /<input[^>]*class="secret"[^>]*>/.exec(text)?.[0].match(/value="([^"]*)"/)?.[1];
  if (!link) throw new Error(`${path} shows no one-time link`);
  return new URL(decoded(link)).pathname;
}

export const makeAuthor = (client: Client, values: { name: string } & Record<string, string>) =>
  make(client, "/desk/authors/new", "Add author", values);

/** A book; its authors are fields such as "authors.0.authorId" and "authors.0.role". */
export const makeBook = (client: Client, values: { title: string } & Record<string, string>) =>
  make(client, "/desk/books/new", "Add book", values);

export const makeStore = (client: Client, values: { name: string } & Record<string, string>) =>
  make(client, "/desk/stores/new", "Add store", values);

export const makeComputer = (client: Client, values: { name: string; memory: string } & Record<string, string>) =>
  make(client, "/desk/computers/new", "Add computer", values);

export const makePick = (client: Client, values: { bookId: string; text: string } & Record<string, string>) =>
  make(client, "/desk/picks/new", "Add staff pick", values);

/** A saved view of what the list at this address shows. */
export async function makeView(
  client: Client,
  listHref: string,
  values: { name: string } & Record<string, string>,
): Promise<number> {
  const [list = "", query = ""] = listHref.replace("/desk/", "").split("?");
  await client.done(`/desk/views/new?list=${list}&${query}`, "Save view", values);
  const { text } = await client.open("/desk/views");
  const after = text.split(`>${values.name}<`)[1] ?? "";
  return Number(/\/desk\/views\/(\d+)\/edit/.exec(after)?.[1]);
}

/** Puts copies of a book, which the store does not list yet, into it. */
export async function stockUp(client: Client, bookId: number, storeId: number, quantity: number): Promise<void> {
  const values = { quantity: String(quantity) };
  const having = { storeId: String(storeId) };
  const answer = await client.fill(`/desk/books/${bookId}`, "Add to store", values, having);
  if (!answer.text.includes(`Now ${quantity.toLocaleString("en-GB")} cop`))
    throw new Error(`store ${storeId} did not take the book in`);
}

/** A file that is sent to be imported, and looked at; nothing of it is in yet. */
export async function makeImport(
  client: Client,
  text: string,
  fileName = "books.csv",
  entity = "book",
): Promise<number> {
  const form = new FormData();
  form.set("entity", entity);
  form.set("file", new File([text], fileName));
  const { status, location = "" } = await client.post("/api/desk/import", form);
  if (status !== 303 || !/import\/\d+$/.test(location))
    throw new Error(`${fileName} was not taken: ${status} ${location}`);
  return Number(location.split("/").at(-1));
}

/** Work that was done as a job: an author who was edited as many are. */
export async function makeJob(client: Client): Promise<number> {
  const author = await makeAuthor(client, { name: unique("Author") });
  await client.done(`/desk/authors/bulk-edit?id=${author}&action=set&field=note&value=Seen`, "Change 1 author");
  const { text } = await client.open(`/desk/authors/${author}/history`);
  const set = await client.open(/\/desk\/history\/\d+/.exec(text)?.[0] ?? "");
  return Number(/\/desk\/jobs\/(\d+)/.exec(set.text)?.[1]);
}

/** Adds a row by its form; its id is in the path of the page that one is sent on to. */
async function make(client: Client, path: string, button: string, values: Record<string, string>): Promise<number> {
  const to = await add(client, path, button, values);
  return Number(to.split("/").at(-1));
}

/** Adds a row by its form, and returns the path that one is sent on to. */
async function add(client: Client, path: string, button: string, values: Record<string, string>): Promise<string> {
  const { status, location, text } = await client.send(await formOf(client, path, button), button, {
    ...values,
    _key: crypto.randomUUID(),
  });
  if (status !== 303 || !location) throw new Error(`“${button}” on ${path} answered ${status}: ${messageIn(text)}`);
  return location;
}

const forms = new WeakMap<Client, Map<string, Promise<PageForm>>>();

/** The form, got once for each client: what is sent again with another key is another row. */
function formOf(client: Client, path: string, button: string): Promise<PageForm> {
  const known = forms.get(client) ?? new Map<string, Promise<PageForm>>();
  forms.set(client, known);
  const form = known.get(path) ?? client.form(path, button);
  known.set(path, form);
  return form;
}
