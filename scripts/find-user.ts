import { system } from "../lib/auth/abilities";
import { listUsers, type UserRow } from "../lib/users/queries";
import { fold } from "../lib/values/text";

/** All users, or those who match a search, by name. */
export async function* allUsers(q = ""): AsyncGenerator<UserRow> {
  let cursor: string | undefined;
  do {
    const page = await listUsers(system, { q, cursor, size: "100" });
    yield* page.rows;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** The user with this name or email address, ignoring case. @throws Error with a message when there is none. */
export async function findUser(name: string): Promise<UserRow> {
  const folded = fold(name);
  for await (const user of allUsers(name)) {
    if (fold(user.username) === folded || fold(user.email) === folded) return user;
  }
  throw new Error(`No user named ${name}. List all users with: npm run user -- list`);
}
