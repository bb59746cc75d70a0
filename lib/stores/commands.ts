import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { saveVersion } from "../history/save-version";
import { formatCount } from "../values/format";
import { requireUniqueName, storeData } from "./changes";
import { store } from "./entity";
import { findStoreDependents } from "./queries";
import { editStoreSchema, newStoreSchema, versionedStoreSchema } from "./schema";

export const createStore = command({
  name: "createStore",
  ability: store.abilities.create,
  input: newStoreSchema,
  async run({ tx, input, record }) {
    const data = storeData(input);
    await requireUniqueName(tx, data.nameFold);
    const store = await tx.store.create({ data });
    await record.created("store", store.id);
    return { id: store.id, name: store.name };
  },
});

export const updateStore = command({
  name: "updateStore",
  ability: store.abilities.update,
  input: editStoreSchema,
  target: store,
  async run({ tx, input, row, record }) {
    const data = storeData(input);
    await requireUniqueName(tx, data.nameFold, row.id);
    await saveVersion(tx, record, "store", row, data);
    return { id: row.id };
  },
});

/** Closes a store: it keeps its stock, but is hidden from the storefront. */
export const closeStore = command({
  name: "closeStore",
  ability: store.abilities.update,
  input: versionedStoreSchema,
  target: store,
  async run({ tx, row, record }) {
    await saveVersion(tx, record, "store", row, { open: false });
    return { id: row.id };
  },
});

/** Reopens a store: it is shown on the storefront again. */
export const reopenStore = command({
  name: "reopenStore",
  ability: store.abilities.update,
  input: versionedStoreSchema,
  target: store,
  async run({ tx, row, record }) {
    await saveVersion(tx, record, "store", row, { open: true });
    return { id: row.id };
  },
});

/** Deletes a store that was created by mistake. Stores with stock records or computers are closed instead. */
export const deleteStore = command({
  name: "deleteStore",
  ability: store.abilities.delete,
  input: versionedStoreSchema,
  target: store,
  async run({ tx, row, record }) {
    const hanging = await findStoreDependents(tx, row.id);
    if (hanging.titles > 0 || hanging.computers > 0) {
      throw new CommandError(dependentsMessage(row.name, hanging), {}, hanging.see);
    }
    await record.deleted("store", row);
    await tx.store.delete({ where: { id: row.id } });
    return { id: row.id, name: row.name };
  },
});

function dependentsMessage(
  name: string,
  { titles, copies, computers }: Awaited<ReturnType<typeof findStoreDependents>>,
): string {
  const has = [
    titles > 0 ? `${formatCount(titles, "title")} in stock (${formatCount(copies, "copy", "copies")})` : [],
    computers > 0 ? formatCount(computers, "computer") : [],
  ];
  return `${name} has ${has.flat().join(" and ")}. Close it instead, or remove these first.`;
}
