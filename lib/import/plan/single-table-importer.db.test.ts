/** Authors, stores, computers and users from a file. */
import { describe, expect, it } from "vitest";
import { createAuthor } from "../../authors/commands";
import { execute } from "../../commands/execute";
import { db } from "../../db/client";
import { expectBetween } from "../../testing/expect-between";
import { insertActor, insertUser, unique } from "../../testing/factories";
import { as, expectDone } from "../../testing/outcomes";
import { createImport } from "../commands";
import { importProblems } from "../queries";
import { importCsv, uploadImport } from "../testing";

const manager = await insertActor("manager");
const admin = await insertActor("admin");

const author = async (values: Record<string, unknown>) =>
  expectDone(await execute(createAuthor, values, as(manager))).id;

describe("authors", () => {
  it("are added with a sort name, found by their name, and not twice", async () => {
    const text =
      "Name,Email,Note\nVirginia Woolf,vw@example.com,\nJosé  Saramago,,Nobel\nvirginia woolf,vw@example.com,\n";
    const { plan, counts } = await importCsv(manager, "author", text);
    expect(plan).toMatchObject({ created: 2, rejected: 1 });
    expect(counts).toEqual({ created: 2, rejected: 1 });
    expect(await db.author.findFirst({ where: { nameFold: "jose saramago" } })).toMatchObject({
      name: "José Saramago",
      sortName: "Saramago, José",
      note: "Nobel",
    });
    expect((await importCsv(manager, "author", text)).counts).toEqual({ unchanged: 2, rejected: 1 });
  });

  it("of the same name are told apart by their addresses, and not guessed without", async () => {
    const name = unique("Namesake");
    const [one] = [await author({ name, email: `${name}1@example.com` }), await author({ name })];
    const text = `Name,Email,Note\n${name},${name}1@example.com,First\n`;
    expect((await importCsv(manager, "author", text)).counts).toEqual({ changed: 1 });
    expect(await db.author.findUnique({ where: { id: one } })).toMatchObject({ note: "First", version: 2 });
    const { plan, id } = await importCsv(manager, "author", `Name,Note\n${name},Which?\n`);
    expect(plan).toMatchObject({ rejected: 1 });
    expect((await importProblems(manager, id, {})).problems[0]?.reason).toContain("2 records with this name");
  });
});

it("authors with their surnames in front are turned round where that is wanted, and offered so", async () => {
  const [one, other] = [unique("Ursula"), unique("Franz")];
  const view = await uploadImport(manager, "author", `Author\n"García Márquez, ${one}"\n"Kafka,  ${other}"\n`);
  expect(view.settings.options.surnameFirst).toBe(true);
  const { plan } = await importCsv(manager, "author", `Author\n"García Márquez, ${one}"\n"Kafka,  ${other}"\n`);
  expect(plan.repairs).toMatchObject([{ kind: "authors.reordered", count: 2 }]);
  const found = await db.author.findFirst({ where: { name: `${one} García Márquez` } });
  expect(found?.sortName).toBe(`García Márquez, ${one}`);
});

describe("stores", () => {
  it("are added, closed and opened", async () => {
    const name = unique("branch");
    const text = `Store,City,Opening hours,Open\n${name},Leeds,Mo-Fr 09:00-18:00,no\n,York,,yes\n`;
    const { plan, id } = await importCsv(manager, "store", text);
    expect(plan).toMatchObject({ created: 1, rejected: 1 });
    expect((await importProblems(manager, id, {})).problems[0]?.reason).toBe("Enter the store's name.");
    const load = () => db.store.findUniqueOrThrow({ where: { nameFold: name } });
    expect(await load()).toMatchObject({ city: "Leeds", cityFold: "leeds", open: false });
    const reopened = `Store,Open\n${name},ja\n`;
    expect((await importCsv(manager, "store", reopened)).counts).toEqual({ unchanged: 1 });
    expect((await importCsv(manager, "store", reopened, { existing: "overwrite" })).counts).toEqual({ changed: 1 });
    expect(await load()).toMatchObject({ city: "Leeds", open: true, version: 2 });
  });
});

describe("computers", () => {
  it("have their gigabytes, and stand in a store", async () => {
    const [store, till, serial] = [unique("Shop"), unique("till"), unique("SN")];
    await importCsv(manager, "store", `Name\n${store}\n`);
    const rows = [`${till},12 GB,${store},${serial}`, `${till}x,16384 MB,Nowhere,`, `${till}y,lots,,`, `${till}z,,,`];
    const { plan, id } = await importCsv(manager, "computer", `Name,RAM,Store,Serial number\n${rows.join("\n")}\n`);
    expect(plan).toMatchObject({ created: 1, rejected: 3 });
    const { problems } = await importProblems(manager, id, {});
    expect(problems.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [3, "store", "There is no store called Nowhere."],
      [4, "memory", "Enter whole gigabytes, from 1 to 65,536."],
      [5, "memory", "Enter whole gigabytes, from 1 to 65,536."],
    ]);
    const made = await db.computer.findUniqueOrThrow({ where: { nameFold: till }, include: { store: true } });
    expect(made).toMatchObject({ memory: 12, serialNumber: serial, store: { name: store } });
    const other = await importCsv(manager, "computer", `Name,RAM,Serial number\n${till}b,8,${serial.toUpperCase()}\n`);
    expect(other.plan).toMatchObject({ rejected: 1 });
  });
});

describe("users", () => {
  it("are an admin's alone to import", async () => {
    const input = { entity: "user", fileName: "users.csv", upload: "x".repeat(24), size: 1, sha256: "0".repeat(64) };
    expect(await execute(createImport, input, as(manager))).toMatchObject({ ok: false, kind: "forbidden" });
    await expect(uploadImport(manager, "user", "Username,Email\na,b\n")).rejects.toThrow();
  });

  it("come in as booksellers without a password, whatever the file says; those who are there keep their role", async () => {
    const [name, old] = [unique("new"), await insertUser({ role: "manager" })];
    const rows = [`${name},${name}@example.com,admin,secret`, `${old.username},${old.email},admin,secret`];
    const text = `Username,Email,Role,Password\n${rows.join("\n")}\n`;
    const began = new Date();
    const { plan, counts, id } = await importCsv(admin, "user", text, { existing: "overwrite" });
    expect(plan).toMatchObject({ created: 1, unchanged: 1, withWarnings: 2 });
    expect(plan.samples.created[0]?.differences.map(({ label }) => label)).toEqual(["Username", "Email"]);
    expect(counts).toEqual({ created: 1, unchanged: 1 });
    const made = await db.user.findUniqueOrThrow({ where: { usernameFold: name } });
    expect(made).toMatchObject({ role: "bookseller", passwordHash: null, active: true });
    expectBetween(made.registeredAt, began);
    expect((await db.user.findUniqueOrThrow({ where: { id: old.id } })).role).toBe("manager");
    expect((await importProblems(admin, id, { kind: "role.ignored" })).total).toBe(2);
  });

  it("cannot take another's address", async () => {
    const other = await insertUser();
    const { plan, id } = await importCsv(admin, "user", `Username,Email\n${unique("thief")},${other.email}\n`);
    expect(plan).toMatchObject({ rejected: 1 });
    expect((await importProblems(admin, id, {})).problems[0]).toMatchObject({ kind: "unique.taken", field: "email" });
  });
});
