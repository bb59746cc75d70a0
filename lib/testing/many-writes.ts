/**
 * A process that makes as many users as its first argument says, all at once, each by a transaction that reads before
 * it writes, with names that begin with its second. Says which were acknowledged.
 */
import { write } from "../db/write-transaction";
import { userRow } from "./factories";

const [count, prefix] = process.argv.slice(2);

await Promise.all(
  Array.from({ length: Number(count) }, async (_, index) => {
    const row = userRow({ username: `${prefix}-${index}` });
    await write(async (tx) => {
      if (await tx.user.findFirst({ where: { usernameFold: row.usernameFold } }))
        throw new Error("It is there already.");
      await tx.user.create({ data: row });
    });
    console.info(row.username);
  }),
);
