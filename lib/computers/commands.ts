import { command } from "../commands/execute";
import { saveVersion } from "../history/save-version";
import { computerData, validateComputer } from "./changes";
import { computer } from "./entity";
import { deleteComputerSchema, editComputerSchema, newComputerSchema } from "./schema";

export const createComputer = command({
  name: "createComputer",
  ability: computer.abilities.create,
  input: newComputerSchema,
  async run({ tx, input, record }) {
    const data = computerData(input);
    await validateComputer(tx, data);
    const computer = await tx.computer.create({ data });
    await record.created("computer", computer.id);
    return { id: computer.id, name: computer.name };
  },
});

export const updateComputer = command({
  name: "updateComputer",
  ability: computer.abilities.update,
  input: editComputerSchema,
  target: computer,
  async run({ tx, input, row, record }) {
    const data = computerData(input);
    await validateComputer(tx, data, row.id);
    await saveVersion(tx, record, "computer", row, data);
    return { id: row.id };
  },
});

export const deleteComputer = command({
  name: "deleteComputer",
  ability: computer.abilities.delete,
  input: deleteComputerSchema,
  target: computer,
  async run({ tx, row, record }) {
    await record.deleted("computer", row);
    await tx.computer.delete({ where: { id: row.id } });
    return { id: row.id, name: row.name };
  },
});
