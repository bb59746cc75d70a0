/**
 * Writes schema.postgresql.prisma from schema.prisma. With --check only says whether it is in step.
 *
 * Enums become text: PostgreSQL would sort them by their place in the list and refuse to compare them with
 * text, where SQLite keeps text; the values are checked by zod on the way in.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const source = new URL("schema.prisma", import.meta.url);
const target = new URL("schema.postgresql.prisma", import.meta.url);

export function derivePostgres(schema: string): string {
  const enums = [...schema.matchAll(/^enum (\w+) \{[^}]*\}\n\n/gm)].map((match) => match[1]);
  const withoutEnums = schema.replace(/^enum \w+ \{[^}]*\}\n\n/gm, "");
  const enumField = new RegExp(`^(  \\w+\\s+)(${enums.join("|")})(\\??)(\\s.*)?$`, "gm");
  return withoutEnums
    .replace(
      /^\/\/ The one source[\s\S]*?\n\n/,
      "// Derived from schema.prisma by derive.ts: edit that, then run `npm run generate`.\n\n",
    )
    .replace("lib/db/generated/sqlite", "lib/db/generated/postgresql")
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace(
      enumField,
      (_, name, __, optional, rest = "") =>
        `${name}String${optional}${rest.replace(/@default\((\w+)\)/, '@default("$1")')}`,
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const derived = derivePostgres(readFileSync(source, "utf8"));
  if (process.argv.includes("--check")) {
    if (readFileSync(target, "utf8") !== derived) {
      console.error("prisma/schema.postgresql.prisma is out of step with schema.prisma. Run: npm run generate");
      process.exit(1);
    }
  } else {
    writeFileSync(target, derived);
  }
}
