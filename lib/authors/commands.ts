import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { saveVersion } from "../history/save-version";
import { formatCount } from "../values/format";
import { addAuthor, authorData, requireUniqueEmail } from "./changes";
import { author } from "./entity";
import { findAuthorDependents } from "./queries";
import { deleteAuthorSchema, editAuthorSchema, newAuthorSchema } from "./schema";
import { sortNameOf } from "./sort-name";

export const createAuthor = command({
  name: "createAuthor",
  ability: author.abilities.create,
  input: newAuthorSchema,
  async run({ tx, input, record }) {
    const author = await addAuthor(tx, record, input);
    return { id: author.id, name: author.name };
  },
});

/** Updates an author. A derived sort name that was not edited follows the new name. */
export const updateAuthor = command({
  name: "updateAuthor",
  ability: author.abilities.update,
  input: editAuthorSchema,
  target: author,
  async run({ tx, input, row, record }) {
    const derived = row.sortName === sortNameOf(row.name);
    const untouched = input.sortName === row.sortName && input.name !== row.name;
    const data = authorData(derived && untouched ? { ...input, sortName: null } : input);
    await requireUniqueEmail(tx, data.emailFold, row.id);
    await saveVersion(tx, record, "author", row, data);
    return { id: row.id };
  },
});

/** Deletes an author without books. */
export const deleteAuthor = command({
  name: "deleteAuthor",
  ability: author.abilities.delete,
  input: deleteAuthorSchema,
  target: author,
  async run({ tx, row, record }) {
    const { count, books } = await findAuthorDependents(tx, row.id);
    if (count > 0) {
      throw new CommandError(
        `${formatCount(count, "book names", "books name")} ${row.name}. Take this author off there first.`,
        {},
        books,
      );
    }
    await record.deleted("author", row);
    await tx.author.delete({ where: { id: row.id } });
    return { id: row.id, name: row.name };
  },
});
