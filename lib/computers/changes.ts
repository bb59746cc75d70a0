import { CommandError, type FieldProblems } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import { fold } from "../values/text";
import type { ComputerInput } from "./schema";

/** The columns of a computer. */
export function computerData({ name, memory, storeId, serialNumber, note }: ComputerInput) {
  const serialNumberFold = serialNumber && fold(serialNumber);
  return { name, nameFold: fold(name), memory, storeId, serialNumber, serialNumberFold, note };
}

/** @throws CommandError at the fields, when the name or serial number is taken, or the store does not exist */
export async function validateComputer(
  tx: Transaction,
  { nameFold, serialNumberFold, storeId }: ReturnType<typeof computerData>,
  except?: number,
): Promise<void> {
  const fields: FieldProblems = {};
  const others = await tx.computer.findMany({
    where: { OR: [{ nameFold }, ...(serialNumberFold ? [{ serialNumberFold }] : [])], id: { not: except } },
  });
  for (const other of others) {
    const see = { entity: "computer" as const, id: other.id, label: other.name };
    if (other.nameFold === nameFold) fields.name = [{ message: "Another computer has this name.", related: see }];
    if (serialNumberFold && other.serialNumberFold === serialNumberFold) {
      fields.serialNumber = [{ message: "Another computer has this serial number.", related: see }];
    }
  }
  if (storeId !== null && !(await tx.store.findUnique({ where: { id: storeId }, select: { id: true } }))) {
    fields.storeId = [{ message: "This store no longer exists. Choose another." }];
  }
  if (Object.keys(fields).length > 0) {
    throw new CommandError("There is a problem. Check the highlighted fields.", fields);
  }
}
