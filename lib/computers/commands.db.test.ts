// @postgresql: raw SQL
import { describe, expect, it } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused, expectStale } from "../testing/outcomes";
import { createComputer, deleteComputer, updateComputer } from "./commands";
import { getComputer, listComputers } from "./queries";

const actor = await createActor("manager");
const manager = as(actor);
const added = async (input: object) => expectDone(await execute(createComputer, input, manager)).id;

describe("a computer", () => {
  it("is added, changed and deleted", async () => {
    const store = expectDone(await execute(createStore, { name: unique("Store") }, manager));
    const name = unique("Till");
    const id = await added({ name, memory: "16", storeId: store.id, serialNumber: unique("SN") });
    expect(await getComputer(actor, id)).toMatchObject({ name, memory: 16, store: { id: store.id } });
    expectDone(await execute(updateComputer, { id, version: 1, name, memory: 32 }, manager));
    expect(await getComputer(actor, id)).toMatchObject({ memory: 32, store: null, serialNumber: null, version: 2 });
    expectStale(await execute(deleteComputer, { id, version: 1 }, manager));
    expectDone(await execute(deleteComputer, { id, version: 2 }, manager));
    expect(await getComputer(actor, id)).toBeNull();
    const changes = await db.change.findMany({ where: { entity: "computer", entityId: id }, orderBy: { id: "asc" } });
    expect(changes.map(({ action }) => action)).toEqual(["create", "update", "delete"]);
  });

  it("has a name and a serial number of its own", async () => {
    const [name, serialNumber] = [unique("Till"), unique("SN")];
    const id = await added({ name, memory: 8, serialNumber });
    const see = { entity: "computer", id, label: name };
    const same = { name: name.toUpperCase(), memory: 8, serialNumber: serialNumber.toLowerCase() };
    const refused = expectRefused(await execute(createComputer, same, manager));
    expect(refused.fields).toMatchObject({ name: [{ related: see }], serialNumber: [{ related: see }] });
    await added({ name: unique("Without a serial number"), memory: 8 });
    await added({ name: unique("Without one either"), memory: 8, serialNumber: "" });
  });

  it("stands in a store that is there", async () => {
    const refused = expectRefused(
      await execute(createComputer, { name: "X", memory: 8, storeId: 2_000_000_000 }, manager),
    );
    expect(Object.keys(refused.fields)).toEqual(["storeId"]);
  });

  it("is found by its name, its serial number and its store", async () => {
    const mark = unique("Marked");
    const store = expectDone(await execute(createStore, { name: `Quay ${mark}` }, manager));
    const small = await added({ name: `B ${mark}`, memory: 4, storeId: store.id });
    const large = await added({ name: `A ${mark}`, memory: 64, serialNumber: `SN-${mark}` });
    const found = async (params: Record<string, string>) =>
      (await listComputers(actor, params)).rows.map(({ id }) => id);
    expect(await found({ q: mark })).toEqual([large, small]);
    expect(await found({ q: mark, sort: "memory" })).toEqual([small, large]);
    expect(await found({ q: `sn-${mark}` })).toEqual([large]);
    expect(await found({ q: `quay ${mark}` })).toEqual([small]);
  });
});
