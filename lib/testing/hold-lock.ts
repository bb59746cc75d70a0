/**
 * A process that takes the database's write lock and keeps it. Says "held" when it has it; lets go when a line is written
 * to it. Started with DATABASE_URL, as Deckle is.
 */
import { once } from "node:events";
import { write } from "../db/write-transaction";

await write(async (tx) => {
  await tx.idempotencyKey.deleteMany();
  console.info("held");
  await once(process.stdin, "data");
});
process.stdin.destroy();
console.info("released");
