/** A process that creates every kind of file of an installation, and prints their permissions as JSON. */
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "../../prisma/migrate/migrate";
import { draftFirstSignIn } from "../../prisma/seed/first-sign-in";
import { actionsKey } from "../../scripts/actions-key";
import { writeSetupCode } from "../auth/setup";
import { execute } from "../commands/execute";
import type { Outcome } from "../commands/outcome";
import { saveImages } from "../covers/images/images";
import { prepareDataFolder } from "../data-folder";
import { db } from "../db/client";
import { closeWriter } from "../db/connections";
import { env } from "../env";
import { createImport, planImport } from "../import/commands";
import { newUpload } from "../import/files/files";
import { runJob } from "../jobs/run";
import { insertActor } from "./factories";

prepareDataFolder();
await migrate(env.DATABASE_URL);
actionsKey();
writeSetupCode();
draftFirstSignIn(["admin"], "a password").keep();
await saveImages({ hash: "ab".repeat(32), large: Buffer.from("wide"), small: Buffer.from("narrow") });

const caller = { actor: await insertActor("admin"), via: "test" } as const;
const text = "Title,Authors\nEmma,Jane Austen\n,\n";
const { upload, path } = await newUpload();
writeFileSync(path, text, { mode: 0o600 });
const file = { entity: "book", fileName: "books.csv", upload, size: text.length, sha256: "0".repeat(64) };
const made = done(await execute(createImport, file, caller));
const { jobId } = done(await execute(planImport, made, caller));
await runJob(jobId);

const modes: Record<string, string> = { ".": modeOf(env.dataFolder) };
for (const name of readdirSync(env.dataFolder, { recursive: true, encoding: "utf8" }).toSorted()) {
  modes[name] = modeOf(join(env.dataFolder, name));
}
console.info(JSON.stringify(modes));
await db.$disconnect();
await closeWriter();

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

function done<Result>(outcome: Outcome<Result>): Result {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.result;
}
