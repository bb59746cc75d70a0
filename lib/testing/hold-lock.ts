/**
 * A process that takes the database's write lock and keeps it. Says "held" when it has it; lets go when it has held it
 * for as many milliseconds as its argument says. Started with DATABASE_URL, as Deckle is.
 */
import { setTimeout as wait } from "node:timers/promises";
import { write } from "../db/gate";

await write(async (tx) => {
  await tx.submission.deleteMany();
  console.info("held");
  await wait(Number(process.argv[2]));
});
console.info("released");
