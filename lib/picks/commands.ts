import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { saveVersion } from "../history/save-version";
import { pickData, requireFreeBook, requireOwnPick } from "./changes";
import { pick } from "./entity";
import { deletePickSchema, editPickSchema, newPickSchema } from "./schema";

/** Recommends a book, as the actor. */
export const createPick = command({
  name: "createPick",
  ability: pick.abilities.create,
  input: newPickSchema,
  async run({ tx, actor, input, record }) {
    if (actor.kind !== "user") throw new CommandError("Sign in to add a staff pick.");
    const data = { ...pickData(input), userId: actor.id };
    await requireFreeBook(tx, data);
    const pick = await tx.pick.create({ data });
    await record.created("pick", pick.id);
    return { id: pick.id };
  },
});

export const updatePick = command({
  name: "updatePick",
  ability: pick.abilities.update,
  input: editPickSchema,
  target: pick,
  async run({ tx, actor, input, row, record }) {
    requireOwnPick(actor, row);
    const data = pickData(input);
    await requireFreeBook(tx, { ...row, ...data }, row.id);
    await saveVersion(tx, record, "pick", row, data);
    return { id: row.id };
  },
});

export const deletePick = command({
  name: "deletePick",
  ability: pick.abilities.delete,
  input: deletePickSchema,
  target: pick,
  async run({ tx, actor, row, record }) {
    requireOwnPick(actor, row);
    await record.deleted("pick", row);
    await tx.pick.delete({ where: { id: row.id } });
    return { id: row.id };
  },
});
