/** npm run import: imports a file, also one that is too large for a browser. */
import { parseArgs } from "node:util";

const usage = `Usage: npm run import -- FILE --as USER [--entity books] [--map FILE.json] [--dry-run] [--problems FILE.csv]
  --as        the user who imports, as recorded in the history
  --entity    books (default), authors, stores, computers or users
  --map       column matching and options, as JSON:
              { "columns": { "Buchtitel": "title" }, "options": { "existing": "overwrite" }, "read": { "delimiter": ";" } }
  --dry-run   show what the import would do, without changing anything
  --problems  write rejected rows and rows with warnings to this file, with the reasons

Exit codes: 0 all rows imported, 3 some rows rejected, 1 import failed, 2 invalid arguments.`;

class UsageError extends Error {}

const entities = { books: "book", authors: "author", stores: "store", computers: "computer", users: "user" } as const;

try {
  process.exitCode = await run();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${message}\n${usage}` : message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run(): Promise<number> {
  const { file, entity, ...rest } = readArguments();
  // Loaded late, so that an invalid environment is reported like any other error.
  const { withDatabase } = await import("./database");
  const { importFile } = await import("./import-file");
  const { enableBulkWriteMode } = await import("../lib/db/write-transaction");
  enableBulkWriteMode();
  return withDatabase(() => importFile({ file, entity: entities[entity], ...rest }));
}

function readArguments() {
  const { values, positionals } = parseOptions();
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError("Missing file.");
  if (more.length > 0) throw new UsageError("Only one file can be imported at a time.");
  if (values.as === undefined) throw new UsageError("Missing option: --as USER.");
  if (!isEntity(values.entity)) throw new UsageError(`Unknown entity: ${values.entity}.`);
  const { as: username, map, problems, "dry-run": isDryRun } = values;
  return { file, username, entity: values.entity, map, problems, isDryRun };
}

function parseOptions() {
  const options = {
    as: { type: "string" },
    entity: { type: "string", default: "books" },
    map: { type: "string" },
    problems: { type: "string" },
    "dry-run": { type: "boolean", default: false },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split(". ");
    throw new UsageError(`${what}.`);
  }
}

function isEntity(name: string): name is keyof typeof entities {
  return Object.hasOwn(entities, name);
}
