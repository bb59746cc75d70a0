import { command } from "../commands/execute";
import { saveVersion } from "../history/save-version";
import { computerData, refuseImpossible } from "./changes";
import { computer } from "./entity";
import { editComputerSchema, newComputerSchema, oneComputerSchema } from "./schema";

export const createComputer = command({
  name: "createComputer",
  needs: computer.abilities.create,
  input: newComputerSchema,
  async run({ tx, input, record }) {
    const data = computerData(input);
    await refuseImpossible(tx, data);
    const computer = await tx.computer.create({ data });
    await record.created("computer", computer.id);
    return { id: computer.id };
  },
});

export const updateComputer = command({
  name: "updateComputer",
  needs: computer.abilities.update,
  input: editComputerSchema,
  edits: computer,
  async run({ tx, input, row, record }) {
    const data = computerData(input);
    await refuseImpossible(tx, data, row.id);
    await saveVersion(tx, record, "computer", row, data);
    return { id: row.id };
  },
});

export const deleteComputer = command({
  name: "deleteComputer",
  needs: computer.abilities.delete,
  input: oneComputerSchema,
  edits: computer,
  async run({ tx, row, record }) {
    await record.deleted("computer", row);
    await tx.computer.delete({ where: { id: row.id } });
    return { id: row.id, name: row.name };
  },
});
