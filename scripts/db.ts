/** npm run db:migrate, db:rollback, db:status, db:new, db:seed and db:reindex. */
import { parseArgs } from "node:util";

const usage = `Usage:
  npm run db:migrate                                     apply pending migrations
  npm run db:rollback [n | -- --to NAME] [-- --yes]      roll back n migrations (default 1), or all after NAME
  npm run db:status                                      list applied and pending migrations
  npm run db:new NAME                                    write a migration from the changes in prisma/schema.prisma
  npm run db:seed                                        load the demo data into an empty database
  npm run db:reindex                                     rebuild search indexes, counters and folded columns`;

class UsageError extends Error {}

const commands: Record<string, (words: string[], options: Options) => Promise<void>> = {
  migrate: runMigrate,
  rollback: runRollback,
  status: runStatus,
  new: runNew,
  seed: runSeed,
  reindex: runReindex,
};

try {
  const { words, options } = readArguments();
  const command = commands[words[0] ?? ""];
  if (!command) throw new UsageError(words[0] === undefined ? "Missing command." : `Unknown command: ${words[0]}.`);
  if (command !== runRollback && (options.to !== undefined || options.yes)) {
    throw new UsageError("--to and --yes apply to rollback only.");
  }
  await command(words.slice(1), options);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${message}\n${usage}` : message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

interface Options {
  readonly to?: string;
  readonly yes?: boolean;
}

function readArguments(): { words: string[]; options: Options } {
  try {
    const options = { to: { type: "string" }, yes: { type: "boolean" } } as const;
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    return { words: positionals, options: values };
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split(". ");
    throw new UsageError(`${what}.`);
  }
}

async function runMigrate(words: string[]): Promise<void> {
  expectArguments(words, 0);
  const { migrate } = await import("../prisma/migrate/migrate");
  const { applied } = await migrate(await databaseUrl(), { log: console.log });
  if (applied.length === 0) console.log("No pending migrations.");
}

async function runRollback(words: string[], { to, yes }: Options): Promise<void> {
  expectArguments(words, to === undefined ? 1 : 0);
  const count = Number(words[0] ?? 1);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`Invalid number of migrations: ${words[0]}.`);
  const { rollback, DataLossError } = await import("../prisma/migrate/rollback");
  try {
    await rollback(await databaseUrl(), { count, to, yes, log: console.log });
  } catch (error) {
    if (!(error instanceof DataLossError)) throw error;
    const goOn = `npm run db:rollback -- ${to === undefined ? count : `--to ${to}`} --yes`;
    throw new Error(`${error.message}\nTo roll back anyway: ${goOn}`);
  }
}

async function runStatus(words: string[]): Promise<void> {
  expectArguments(words, 0);
  const { getStatus: status } = await import("../prisma/migrate/status");
  const migrations = await status(await databaseUrl());
  for (const { name, state, appliedAt } of migrations) {
    console.log([state.padEnd(10), name, appliedAt?.toISOString() ?? ""].join("  ").trimEnd());
  }
  if (migrations.length === 0) console.log("No migrations found.");
}

async function runNew(words: string[]): Promise<void> {
  expectArguments(words, 1);
  if (words[0] === undefined) throw new UsageError("Missing migration name.");
  const { newMigration } = await import("../prisma/migrate/new-migration");
  const { searchable } = await import("../lib/entities/searchable");
  const name = await newMigration(words[0], { searchable });
  console.log(name ? `Wrote ${name} for every database.` : "The schema has not changed since the newest migration.");
}

async function runSeed(words: string[]): Promise<void> {
  expectArguments(words, 0);
  const { withDatabase } = await import("./database");
  const { db } = await import("../lib/db/client");
  const { isEmpty } = await import("../lib/demo/queries");
  const done = await withDatabase(async () => {
    // Runs on every start; the seeding code is only loaded when needed.
    if (!(await isEmpty(db))) return "not empty";
    const { seed } = await import("../prisma/seed/seed");
    return seed();
  });
  if (done === "not empty") console.log("The database is not empty: no demo data loaded.");
}

async function runReindex(words: string[]): Promise<void> {
  expectArguments(words, 0);
  const { withDatabase } = await import("./database");
  const { reindex } = await import("../lib/search/reindex");
  const { searchable } = await import("../lib/entities/searchable");
  const { formatCount } = await import("../lib/values/format");
  const { rows, refolded, clashes } = await withDatabase(() => reindex(searchable));
  const counts = Object.entries(rows).map(([entity, count]) => formatCount(count, entity));
  console.log(`Indexed and counted ${new Intl.ListFormat("en-GB").format(counts)}.`);
  if (refolded > 0)
    console.log(`Updated ${formatCount(refolded, "folded column")} that had been edited outside Deckle.`);
  for (const message of clashes) console.error(message);
  if (clashes.length > 0) process.exitCode = 1;
}

function expectArguments(words: string[], most: number): void {
  if (words.length > most) throw new UsageError(`Unexpected argument: ${words[most]}.`);
}

/** Loaded late, so that an invalid environment is reported like any other error. */
async function databaseUrl(): Promise<string> {
  const { env } = await import("../lib/env");
  return env.DATABASE_URL;
}
