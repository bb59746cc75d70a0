import { command } from "../commands/execute";
import { Refusal } from "../commands/outcome";
import { saveVersion } from "../history/save-version";
import { pickData, refuseBook, refuseStranger } from "./changes";
import { pick } from "./entity";
import { editPickSchema, newPickSchema, onePickSchema } from "./schema";

/** Recommends a book, as the actor. */
export const createPick = command({
  name: "createPick",
  needs: pick.abilities.create,
  input: newPickSchema,
  async run({ tx, actor, input, record }) {
    if (actor.kind !== "user") throw new Refusal("A staff pick is somebody's. Sign in to add one.");
    const data = { ...pickData(input), userId: actor.id };
    await refuseBook(tx, data);
    const pick = await tx.pick.create({ data });
    await record.created("pick", pick.id);
    return { id: pick.id };
  },
});

export const updatePick = command({
  name: "updatePick",
  needs: pick.abilities.update,
  input: editPickSchema,
  edits: pick,
  async run({ tx, actor, input, row, record }) {
    refuseStranger(actor, row);
    const data = pickData(input);
    await refuseBook(tx, { ...row, ...data }, row.id);
    await saveVersion(tx, record, "pick", row, data);
    return { id: row.id };
  },
});

export const deletePick = command({
  name: "deletePick",
  needs: pick.abilities.delete,
  input: onePickSchema,
  edits: pick,
  async run({ tx, actor, row, record }) {
    refuseStranger(actor, row);
    await record.deleted("pick", row);
    await tx.pick.delete({ where: { id: row.id } });
    return { id: row.id };
  },
});
