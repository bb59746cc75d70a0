import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newMigration } from "./new-migration";

const enums = "enum Size {\n  small\n}\n\n";
const schema = (fields: string[]) => `// The one source.

datasource db {
  provider = "sqlite"
}

${enums}model Box {
  id   Int    @id @default(autoincrement())
${fields.map((field) => `  ${field}\n`).join("")}}
`;

function schemaFolder(fields: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "deckle-schema-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  change(folder, fields);
  return folder;
}

function change(folder: string, fields: string[]): void {
  writeFileSync(join(folder, "schema.prisma"), schema(fields));
}

const read = (...path: string[]) => readFileSync(join(...path), "utf8");

test("writes the way there and back for every database, under one name", async () => {
  const folder = schemaFolder(["label String", "size  Size"]);
  expect(await newMigration("20260101000000_first", { root: folder, searchable: [] })).toBe("20260101000000_first");
  change(folder, ["label String", "size  Size", "note  String?"]);
  const name = await newMigration("Add a note!", { root: folder, searchable: [] });
  expect(name).toMatch(/^\d{14}_add_a_note$/);

  for (const dialect of ["sqlite", "postgresql"]) {
    expect(readdirSync(join(folder, "migrations", dialect)).sort()).toEqual(
      ["20260101000000_first", name, "migration_lock.toml", "schema.prisma"].sort(),
    );
    expect(read(folder, "migrations", dialect, "schema.prisma")).toContain("note  String?");
    expect(read(folder, "migrations", dialect, "migration_lock.toml")).toContain(`provider = "${dialect}"`);
  }
  const [sqlite, postgresql] = ["sqlite", "postgresql"].map((each) => join(folder, "migrations", each, name ?? ""));
  expect(read(`${sqlite}`, "migration.sql")).toContain('ALTER TABLE "Box" ADD COLUMN "note" TEXT;');
  expect(read(`${sqlite}`, "down.sql")).toContain('DROP TABLE "Box"');
  expect(read(`${postgresql}`, "migration.sql")).toMatch(/ALTER TABLE "Box" ADD COLUMN +"note" TEXT COLLATE "C";/);
  expect(read(`${postgresql}`, "down.sql")).toContain('ALTER TABLE "Box" DROP COLUMN "note";');
});

test("writes nothing when nothing changed for any database", async () => {
  const folder = schemaFolder(["label String"]);
  await newMigration("20260101000000_first", { root: folder, searchable: [] });
  writeFileSync(join(folder, "schema.prisma"), `${schema(["label String"])}// A remark\n`);
  expect(await newMigration("remark", { root: folder, searchable: [] })).toBeUndefined();
  expect(readdirSync(join(folder, "migrations", "sqlite"))).toEqual([
    "20260101000000_first",
    "migration_lock.toml",
    "schema.prisma",
  ]);
});

test("refuses a name without words, one before the newest, and a schema that is wrong", async () => {
  const folder = schemaFolder(["label String"]);
  await expect(newMigration("!!", { root: folder, searchable: [] })).rejects.toThrow("must contain letters or digits");
  await newMigration("20260101000000_first", { root: folder, searchable: [] });
  change(folder, ["label Strng"]);
  await expect(newMigration("20250101000000_before", { root: folder, searchable: [] })).rejects.toThrow(
    "must sort after the newest one",
  );
  await expect(newMigration("typo", { root: folder, searchable: [] })).rejects.toThrow(
    /schema.prisma cannot be compared(.|\n)*Strng/,
  );
  expect(existsSync(join(folder, "migrations", "postgresql", "typo"))).toBe(false);
});
