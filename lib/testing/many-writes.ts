/**
 * A process that creates users in parallel, as many as its first argument says, each in a transaction that reads before
 * it writes, with names that start with its second. Prints which were acknowledged.
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
