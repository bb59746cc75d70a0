import { CommandError } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { fold } from "../values/text";
import type { AuthorInput } from "./schema";
import { sortNameOf } from "./sort-name";

/** Creates an author, from the author form or the book form. @throws CommandError when the email address is taken */
export async function addAuthor(tx: Transaction, record: Recorder, input: AuthorInput) {
  const data = authorData(input);
  await requireUniqueEmail(tx, data.emailFold);
  const author = await tx.author.create({ data });
  await record.created("author", author.id);
  return author;
}

/** The columns of an author. */
export function authorData({ name, sortName, email, note }: AuthorInput) {
  const sorted = sortName ?? sortNameOf(name);
  return {
    name,
    nameFold: fold(name),
    sortName: sorted,
    sortNameFold: fold(sorted),
    email,
    emailFold: email && fold(email),
    note,
  };
}

/** @throws CommandError at the field, when another author has this email address */
export async function requireUniqueEmail(tx: Transaction, emailFold: string | null, except?: number): Promise<void> {
  if (emailFold === null) return;
  const other = await tx.author.findFirst({ where: { emailFold, id: { not: except } } });
  if (!other) return;
  const see = { entity: "author" as const, id: other.id, label: other.name };
  throw CommandError.forField("email", "This is another author's email address.", see);
}
