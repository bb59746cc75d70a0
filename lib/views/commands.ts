import { authorise } from "../auth/abilities";
import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { db } from "../db/client";
import { saveVersion } from "../history/save-version";
import { refuseNonOwner, refuseSharing, refuseTaken, refuseTooMany, viewData } from "./changes";
import { savedView } from "./entity";
import { isOutdated, savableList } from "./lists";
import { getView } from "./queries";
import { deleteViewSchema, editViewSchema, newViewSchema } from "./schema";

/** Saves the state of a list under a name. */
export const saveView = command({
  name: "saveView",
  ability: "desk",
  input: newViewSchema,
  async run({ tx, actor, input, record }) {
    const { list, query } = input;
    const named = savableList(list);
    if (!named) throw new CommandError("This list doesn’t exist.");
    authorise(actor, named.ability);
    if (actor.kind !== "user") throw new CommandError("Sign in to save a view.");
    if (input.shared) refuseSharing(actor);
    if (isOutdated(list, query)) {
      throw new CommandError(
        "The list no longer has a field, sort or group that this view uses. Fix the filter, then save the view.",
      );
    }
    const data = { ...viewData(input), list, query, ownerId: actor.id };
    await refuseTooMany(tx, list, actor.id);
    await refuseTaken(tx, data);
    const view = await tx.savedView.create({ data });
    await record.created("savedView", view.id);
    return { id: view.id, name: view.name, list, query };
  },
});

/** Changes the name and visibility of a view. */
export const updateView = command({
  name: "updateView",
  ability: "desk",
  input: editViewSchema,
  prepare: refuseHidden,
  target: savedView,
  async run({ tx, actor, input, row, record }) {
    refuseNonOwner(actor, row);
    if (input.shared && !row.shared) refuseSharing(actor);
    const data = viewData(input);
    await refuseTaken(tx, { ...row, ...data }, row.id);
    await saveVersion(tx, record, "savedView", row, data);
    return { id: row.id };
  },
});

export const deleteView = command({
  name: "deleteView",
  ability: "desk",
  input: deleteViewSchema,
  prepare: refuseHidden,
  target: savedView,
  async run({ tx, actor, row, record }) {
    refuseNonOwner(actor, row);
    await record.deleted("savedView", row);
    await tx.savedView.delete({ where: { id: row.id } });
    return { id: row.id, name: row.name };
  },
});

/** Runs before the version check, which would reveal changes: a view that the actor may not see is reported as not found. */
async function refuseHidden({ id }: { id: number }, actor: Parameters<typeof getView>[0]): Promise<void> {
  const isThere = await db.savedView.findUnique({ where: { id }, select: { id: true } });
  if (isThere && !(await getView(actor, id))) throw new CommandError("Saved view not found.");
}
