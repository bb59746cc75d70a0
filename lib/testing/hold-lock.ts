/**
 * A process that takes the database's write lock and holds it. Prints "held" when it has it; releases it when a line is
 * written to its input. Started with DATABASE_URL, as Deckle is.
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
