import { describe, expect, it } from "vitest";
import { system } from "../auth/abilities";
import { execute } from "../commands/execute";
import { loadDashboard } from "../dashboard/queries";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { createActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused, expectStale } from "../testing/outcomes";
import { deleteUser } from "../users/commands";
import { fold } from "../values/text";
import { deleteView, saveView, updateView } from "./commands";
import { getAllViews, getView, getViews } from "./queries";

const [anna, bert, manager, admin] = [
  await createActor("bookseller"),
  await createActor("bookseller"),
  await createActor("manager"),
  await createActor("admin"),
];

const save = (actor: typeof anna, input: object = {}) =>
  execute(
    saveView,
    { list: "books", name: unique("View"), query: "where=language==en&sort=title", ...input },
    as(actor),
  );
const saved = async (...of: Parameters<typeof save>) => expectDone(await save(...of)).id;
const idsFor = async (actor: typeof anna) => (await getAllViews(actor)).map(({ id }) => id);

it.each(["sessions", "toString", "author-books"])("needs a list that supports saved views, not %s", async (list) => {
  expect(expectRefused(await save(anna, { list })).message).toBe("This list doesn’t exist.");
});

describe("a saved view", () => {
  it("is saved, renamed and deleted by its owner, and recorded in the history", async () => {
    const name = unique("English");
    const id = await saved(anna, { name });
    expect(await getViews(anna, "books")).toContainEqual(
      expect.objectContaining({ id, name, query: "where=language%3D%3Den&sort=title", shared: false, mayChange: true }),
    );
    const renamed = unique("In English");
    expectDone(await execute(updateView, { id, version: 1, name: renamed }, as(anna)));
    expect(await getView(anna, id)).toMatchObject({ name: renamed, version: 2 });
    expectStale(await execute(deleteView, { id, version: 1 }, as(anna)));
    expectDone(await execute(deleteView, { id, version: 2 }, as(anna)));
    expect(await getView(anna, id)).toBeNull();
    const changes = await db.change.findMany({ where: { entity: "savedView", entityId: id }, orderBy: { id: "asc" } });
    expect(changes.map(({ action }) => action)).toEqual(["create", "update", "delete"]);
  });

  it("is not updated when nothing changed", async () => {
    const id = await saved(anna);
    const { name } = await db.savedView.findUniqueOrThrow({ where: { id } });
    expectDone(await execute(updateView, { id, version: 1, name }, as(anna)));
    expect(await getView(anna, id)).toMatchObject({ version: 1 });
  });

  it("has a unique name per owner and list", async () => {
    const name = unique("Élan");
    const id = await saved(anna, { name });
    const same = name.toUpperCase().replace("É", "e");
    const refused = expectRefused(await save(anna, { name: same }));
    expect(refused.fields).toMatchObject({ name: [{ related: { entity: "savedView", id, label: name } }] });
    const other = await saved(anna);
    const renaming = await execute(updateView, { id: other, version: 1, name: same }, as(anna));
    expect(Object.keys(expectRefused(renaming).fields)).toEqual(["name"]);
    expectDone(await execute(updateView, { id, version: 1, name: same }, as(anna)));
    await saved(anna, { name, list: "authors", query: "sort=name" });
    await saved(bert, { name });
  });

  it("belongs to a user", async () => {
    const input = { list: "books", name: "Nobody's", query: "sort=title" };
    expectRefused(await execute(saveView, input, as(system)));
  });

  it("only uses what its list has", async () => {
    for (const query of ["where=memory>8", "where=(", "sort=memory", "group=memory"]) {
      expect(expectRefused(await save(anna, { query })).message).toMatch(/^The list no longer has/);
      await saved(anna, { query: query.replace("(", "memory>8"), list: "computers" });
    }
  });

  it("is one of at most 30 per owner and list", async () => {
    const owner = await createActor("bookseller");
    const views = Array.from({ length: 30 }, (_, index) => `View ${index}`);
    const of = { list: "books", query: "sort=title", ownerId: owner.id };
    await write((tx) =>
      tx.savedView.createMany({ data: views.map((name) => ({ ...of, name, nameFold: fold(name) })) }),
    );
    expect(expectRefused(await save(owner)).message).toMatch(/^You have 30/);
    await saved(owner, { list: "authors", query: "sort=name" });
  });
});

describe("visibility and changes of a view", () => {
  it("is its owner alone, for one's own", async () => {
    const id = await saved(anna);
    expect(await idsFor(anna)).toContain(id);
    for (const other of [bert, manager]) expect(await idsFor(other)).not.toContain(id);
    // To be able to delete it. It does not stand beside an admin's list.
    expect(await idsFor(admin)).toContain(id);
    for (const other of [bert, manager, admin]) {
      expect((await getViews(other, "books")).map((view) => view.id)).not.toContain(id);
    }
    expect(await getView(bert, id)).toBeNull();
    // Neither what it is called nor that it has changed.
    for (const version of [1, 5]) {
      for (const command of [updateView, deleteView]) {
        const input = { id, version, ...(command === updateView && { name: "Mine now" }) };
        expect(expectRefused(await execute(command as never, input, as(manager))).message).toBe(
          "Saved view not found.",
        );
      }
    }
    expectDone(await execute(deleteView, { id, version: 1 }, as(admin)));
  });

  it("is everybody, and its owner or an admin, for one that is shared", async () => {
    const id = await saved(manager, { shared: "yes" });
    for (const other of [anna, manager, admin]) expect(await idsFor(other)).toContain(id);
    expect(await getView(anna, id)).toMatchObject({ mayChange: false });
    const rename = (actor: typeof anna, version: number) =>
      execute(updateView, { id, version, name: unique("Mine now"), shared: true }, as(actor));
    expect(expectRefused(await rename(anna, 1)).message).toMatch(/Only the owner/);
    expectRefused(await execute(deleteView, { id, version: 1 }, as(anna)));
    expectDone(await rename(manager, 1));
    expectDone(await rename(admin, 2));
    expectDone(await execute(updateView, { id, version: 3, name: "Mine again" }, as(manager)));
    expect(await idsFor(anna)).not.toContain(id);
  });

  it("is not everybody by the will of a bookseller", async () => {
    expect(Object.keys(expectRefused(await save(anna, { shared: true })).fields)).toEqual(["shared"]);
    const id = await saved(anna);
    const sharing = await execute(updateView, { id, version: 1, name: "Mine", shared: true }, as(anna));
    expect(Object.keys(expectRefused(sharing).fields)).toEqual(["shared"]);
  });

  it("is nobody who may not see the list", async () => {
    const users = { list: "users", query: "sort=email" };
    expect(await save(manager, users)).toMatchObject({ ok: false, kind: "forbidden" });
    const id = await saved(admin, { ...users, shared: true });
    expect(await idsFor(admin)).toContain(id);
    expect(await idsFor(manager)).not.toContain(id);
    expect(await getView(manager, id)).toBeNull();
    await expect(getViews(manager, "users")).rejects.toThrow("You don’t have permission to do this");
    expectRefused(await execute(deleteView, { id, version: 1 }, as(manager)));
  });

  it("is an admin alone, for the history of them", async () => {
    const id = await saved(anna);
    const latest = async (actor: typeof anna) =>
      (await loadDashboard(actor)).changes
        .filter(({ entity }) => entity === "savedView")
        .map(({ entityId }) => entityId);
    expect(await latest(admin)).toContain(id);
    expect(await latest(manager)).toEqual([]);
  });

  it("is somebody who cannot be deleted", async () => {
    const owner = await createActor("bookseller");
    await saved(owner);
    const { version } = await db.user.findUniqueOrThrow({ where: { id: owner.id } });
    const refused = expectRefused(await execute(deleteUser, { id: owner.id, version }, as(admin)));
    expect(refused.message).toContain("Deactivate the user instead");
  });
});

describe("reports an outdated view", () => {
  const keep = (query: string) =>
    write((tx) =>
      tx.savedView.create({ data: { list: "books", name: query, nameFold: fold(query), query, ownerId: anna.id } }),
    );

  it.each(["where=colour%3D%3Dred", "sort=colour", "group=colour", "where=title%3E%3E"])("%s", async (query) => {
    const { id } = await keep(query);
    expect(await getView(anna, id)).toMatchObject({ isOutdated: true });
  });

  it.each([
    "",
    "q=emma&sort=relevance",
    "where=language%3D%3Den&sort=-published%2Ctitle&size=25",
    "sort=title&group=decade",
  ])("and not of %j", async (query) => {
    const { id } = await keep(query);
    expect(await getView(anna, id)).toMatchObject({ isOutdated: false });
  });
});
