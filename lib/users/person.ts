/** Finds all names of a user, and replaces them when they are erased. */

import type { User } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import { recordedFields } from "../history/record";
import { fold } from "../values/text";

/** All names and addresses that a user has had. */
export interface Person {
  id: number;
  /** Undefined after deletion. */
  row?: User;
  /** The current or last username. */
  username: string;
  usernames: string[];
  emails: string[];
  isErased: boolean;
}

export interface Pseudonym {
  username: string;
  email: string;
}

/** A user with all names in the history, also after deletion; null if there never was one. */
export async function findPerson(reader: Pick<Transaction, "user" | "change">, id: number): Promise<Person | null> {
  const [row, changes] = await Promise.all([
    reader.user.findUnique({ where: { id } }),
    reader.change.findMany({ where: { entity: "user", entityId: id }, orderBy: { id: "asc" } }),
  ]);
  if (!row && changes.length === 0) return null;
  const records = [
    ...changes.flatMap(({ before, after }) => [recordedFields(before), recordedFields(after)]),
    row ?? {},
  ];
  const [usernames, emails] = [collectTexts(records, "username"), collectTexts(records, "email")];
  const username = usernames.at(-1) ?? `no. ${id}`;
  const isErased = row ? row.erasedAt !== null : records.some(({ erasedAt }) => typeof erasedAt === "string");
  return { id, row: row ?? undefined, username, usernames: unique(usernames), emails: unique(emails), isErased };
}

/** The pseudonym of an erased user: "erased-12", or the next free one. */
export async function pseudonymFor(tx: Transaction, id: number): Promise<Pseudonym> {
  for (let attempt = 1; ; attempt++) {
    const username = attempt === 1 ? `erased-${id}` : `erased-${id}-${attempt}`;
    const pseudonym = { username, email: `${username}@erased.invalid` };
    const { usernameFold, emailFold } = { usernameFold: fold(username), emailFold: fold(pseudonym.email) };
    if (!(await tx.user.findFirst({ where: { OR: [{ usernameFold }, { emailFold }], id: { not: id } } }))) {
      return pseudonym;
    }
  }
}

/** The recorded fields of the person's own row, with the pseudonym. */
export function pseudonymise(recorded: unknown, { username, email }: Pseudonym): Record<string, unknown> | null {
  if (recorded === null) return null;
  const fields = recordedFields(recorded);
  return {
    ...fields,
    ...("username" in fields && { username }),
    ...("email" in fields && { email }),
    ...("displayName" in fields && { displayName: null }),
  };
}

/**
 * Replaces in any JSON the person's addresses wherever they occur, and their name where it is the value of a field
 * `username`, or the `label` beside their id: elsewhere the same word may mean anything.
 */
export function redactPerson<Json>(
  json: Json,
  person: Pick<Person, "id" | "usernames" | "emails">,
  to: Pseudonym,
): Json {
  const names = new Set(person.usernames.map(fold));
  const addresses = person.emails.map(
    (email) => new RegExp(`(?<![\\p{L}\\p{N}._%+-])${escapeRegExp(email)}(?![\\p{L}\\p{N}-])`, "giu"),
  );
  const replaced = (value: unknown, isName = false): unknown => {
    if (typeof value === "string") {
      if (isName && names.has(fold(value))) return to.username;
      return addresses.reduce((text, address) => text.replace(address, to.email), value);
    }
    if (Array.isArray(value)) return value.map((each) => replaced(each));
    if (typeof value !== "object" || value === null) return value;
    const isTheirs = "id" in value && value.id === person.id;
    const hasName = (field: string) => field === "username" || (field === "label" && isTheirs);
    return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, replaced(each, hasName(field))]));
  };
  return replaced(json) as Json;
}

function collectTexts(rows: Record<string, unknown>[], field: string): string[] {
  return rows.flatMap((row) => (typeof row[field] === "string" ? row[field] : []));
}

const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const unique = (texts: string[]) => [...new Set(texts)];
