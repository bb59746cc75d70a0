import { authorise } from "../auth/abilities";
import { command } from "../commands/execute";
import { exportAbility, openExport } from "./lists";
import { exportSchema } from "./schema";

/** Records in the history that a list is exported, with its query, before the first row is read. */
export const exportList = command({
  name: "exportList",
  ability: "desk",
  input: exportSchema,
  prepare: (input, actor) => openExport(actor, input),
  async run({ actor, input, prepared: { title }, record }) {
    authorise(actor, exportAbility(input.list));
    const { list, format, q, where, sort } = input;
    await record.details({ kind: "export", list, title, format, q, where, sort });
    return { title };
  },
});
