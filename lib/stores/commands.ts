import { command } from "../commands/execute";
import { Refusal } from "../commands/outcome";
import { saveVersion } from "../history/save-version";
import { formatCount } from "../values/format";
import { refuseTakenName, storeData } from "./changes";
import { store } from "./entity";
import { hangingOnStore } from "./queries";
import { editStoreSchema, newStoreSchema, oneStoreSchema } from "./schema";

export const createStore = command({
  name: "createStore",
  needs: store.abilities.create,
  input: newStoreSchema,
  async run({ tx, input, record }) {
    const data = storeData(input);
    await refuseTakenName(tx, data.nameFold);
    const store = await tx.store.create({ data });
    await record.created("store", store.id);
    return { id: store.id };
  },
});

export const updateStore = command({
  name: "updateStore",
  needs: store.abilities.update,
  input: editStoreSchema,
  edits: store,
  async run({ tx, input, row, record }) {
    const data = storeData(input);
    await refuseTakenName(tx, data.nameFold, row.id);
    await saveVersion(tx, record, "store", row, data);
    return { id: row.id };
  },
});

/** Closes a store: it keeps its stock, and vanishes from the window. */
export const closeStore = command({
  name: "closeStore",
  needs: store.abilities.update,
  input: oneStoreSchema,
  edits: store,
  async run({ tx, row, record }) {
    await saveVersion(tx, record, "store", row, { open: false });
    return { id: row.id };
  },
});

/** Shows a closed store, with all its stock, in the window again. */
export const reopenStore = command({
  name: "reopenStore",
  needs: store.abilities.update,
  input: oneStoreSchema,
  edits: store,
  async run({ tx, row, record }) {
    await saveVersion(tx, record, "store", row, { open: true });
    return { id: row.id };
  },
});

/** Deletes a store that was made by mistake: one that lists books, be it without copies, or has computers is closed instead. */
export const deleteStore = command({
  name: "deleteStore",
  needs: store.abilities.delete,
  input: oneStoreSchema,
  edits: store,
  async run({ tx, row, record }) {
    const hanging = await hangingOnStore(tx, row.id);
    if (hanging.titles > 0 || hanging.computers > 0) {
      throw new Refusal(stillHas(row.name, hanging), {}, hanging.see);
    }
    await record.deleted("store", row);
    await tx.store.delete({ where: { id: row.id } });
    return { id: row.id, name: row.name };
  },
});

function stillHas(name: string, { titles, copies, computers }: Awaited<ReturnType<typeof hangingOnStore>>): string {
  const has = [
    titles > 0 ? `${formatCount(titles, "title")} on its list (${formatCount(copies, "copy", "copies")})` : [],
    computers > 0 ? formatCount(computers, "computer") : [],
  ];
  return `${name} has ${has.flat().join(" and ")}. Close it instead, or take these out of it first.`;
}
