/**
 * A process that saves until the database refuses, continues for a while, removes the file given as argument to free
 * space, and saves again. Prints as JSON what was acknowledged.
 */
import { rmSync } from "node:fs";
import { system } from "../auth/abilities";
import { createAuthor } from "../authors/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { closeWriter } from "../db/connections";

const note = "n".repeat(4_000);
let made = 0;
const save = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const name = `Author ${++made}`;
      const outcome = await execute(createAuthor, { name, note }, { actor: system, via: "test" });
      return { name, outcome };
    }),
  );

const saves = [];
do saves.push(...(await save(20)));
while (saves.every(({ outcome }) => outcome.ok));
saves.push(...(await save(20)));
rmSync(process.argv[2] as string);
const after = await save(1);

const names = new Set((await db.author.findMany({ select: { name: true } })).map(({ name }) => name));
const [check] = await db.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
const acknowledged = saves.filter(({ outcome }) => outcome.ok).map(({ name }) => name);
const refused = saves.filter(({ outcome }) => !outcome.ok);
console.info(
  JSON.stringify({
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((name) => !names.has(name)),
    saidOtherwise: refused.filter(({ name, outcome }) => Object(outcome).kind !== "in-doubt" && names.has(name)),
    sentences: [...new Set(refused.map(({ outcome }) => (outcome.ok ? "" : outcome.message)))],
    after: after.every(({ outcome }) => outcome.ok),
    check: check?.integrity_check,
  }),
);
await db.$disconnect();
await closeWriter();
