import { command } from "../command";
import type { Transaction } from "../db/gate";
import { computerData, refuseImpossible } from "./changes";
import { editComputerSchema, newComputerSchema, oneComputerSchema } from "./schema";

const edits = {
  entity: "computer" as const,
  load: (tx: Transaction, id: number) =>
    tx.computer.findUnique({ where: { id }, omit: { nameFold: true, serialNumberFold: true } }),
};

export const createComputer = command({
  name: "createComputer",
  needs: "computers.manage",
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
  needs: "computers.manage",
  input: editComputerSchema,
  edits,
  async run({ tx, input, row, record }) {
    const data = computerData(input);
    await refuseImpossible(tx, data, row.id);
    if (await record.updated("computer", row, data)) {
      await tx.computer.update({ where: { id: row.id }, data: { ...data, version: row.version + 1 } });
    }
    return { id: row.id };
  },
});

export const deleteComputer = command({
  name: "deleteComputer",
  needs: "computers.manage",
  input: oneComputerSchema,
  edits,
  async run({ tx, row, record }) {
    await record.deleted("computer", row);
    await tx.computer.delete({ where: { id: row.id } });
    return { id: row.id, name: row.name };
  },
});
