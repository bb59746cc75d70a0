/** npm run import: brings a file in, also one that is too large for a browser. */
import { parseArgs } from "node:util";

const usage = `Usage: npm run import -- FILE --as USER [--entity books] [--map FILE.json] [--dry-run] [--problems FILE.csv]
  --as        who imports: their name stands in the history
  --entity    books, authors, stores, computers or users; books when missing
  --map       how the file is matched, as JSON:
              { "columns": { "Buchtitel": "title" }, "options": { "existing": "overwrite" }, "read": { "delimiter": ";" } }
  --dry-run   says what would happen, and changes nothing
  --problems  writes the refused and doubtful rows there, each with its reason

It ends with 0 when every row is in, 3 when some were refused, 1 when nothing could be done and 2 for a wrong call.`;

class BadUsage extends Error {}

const entities = { books: "book", authors: "author", stores: "store", computers: "computer", users: "user" } as const;

try {
  process.exitCode = await run();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof BadUsage ? `${message}\n${usage}` : message);
  process.exitCode = error instanceof BadUsage ? 2 : 1;
}

async function run(): Promise<number> {
  const { file, entity, ...rest } = readWords();
  // Loaded only now: a bad environment is then one sentence like every other error.
  const { withDatabase } = await import("./database");
  const { importFile } = await import("./import-file");
  const { writeMuch } = await import("../lib/db/write-transaction");
  writeMuch();
  return withDatabase(() => importFile({ file, entity: entities[entity], ...rest }));
}

function readWords() {
  const { values, positionals } = parse();
  const [file, ...more] = positionals;
  if (file === undefined) throw new BadUsage("Say which file.");
  if (more.length > 0) throw new BadUsage("One file at a time.");
  if (values.as === undefined) throw new BadUsage("Say who imports, with --as.");
  if (!isEntity(values.entity)) throw new BadUsage(`There are no ${values.entity} to import.`);
  const { as, map, problems, "dry-run": isDry } = values;
  return { file, as, entity: values.entity, map, problems, isDry };
}

function parse() {
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
    throw new BadUsage(`${what}.`);
  }
}

function isEntity(name: string): name is keyof typeof entities {
  return Object.hasOwn(entities, name);
}
