import { expect, test, vi } from "vitest";
import { newToken } from "../auth/tokens";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { insertUser } from "../testing/factories";
import { startHousekeeping } from "./delete-expired";
import { RETENTION } from "./periods";

const MINUTE = 60_000;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
const soon = () => new Date(Date.now() + MINUTE);

/** A row of everything that is kept for a time, each `age` past what ended it. */
async function rowsAged(userId: number, age: (kept: number) => Date) {
  const digest = () => newToken().tokenHash;
  await write(async (tx) => {
    const session = { userId, device: "Lynx", lastSeenAt: new Date(), expiresAt: soon() };
    for (const ended of [{ endedAt: age(RETENTION.session) }, { expiresAt: age(RETENTION.session) }]) {
      await tx.session.create({ data: { ...session, ...ended, tokenHash: digest() } });
    }
    const link = { userId, expiresAt: soon() };
    for (const ended of [{ usedAt: age(RETENTION.link) }, { expiresAt: age(RETENTION.link) }]) {
      await tx.oneTimeLink.create({ data: { ...link, ...ended, tokenHash: digest() } });
    }
    await tx.idempotencyKey.create({
      data: { digest: digest(), result: {}, createdAt: age(RETENTION.idempotencyKey) },
    });
    const draft = { id: digest(), userId, path: "/", values: {}, createdAt: age(RETENTION.draft) };
    await tx.formDraft.create({ data: draft });
    await tx.signInThrottle.createMany({
      data: [
        { key: digest(), failures: 1, updatedAt: age(RETENTION.failedAttempts) },
        {
          key: digest(),
          failures: 0,
          updatedAt: ago(RETENTION.failedAttempts + MINUTE),
          succeededAt: age(RETENTION.knownAddress),
        },
      ],
    });
  });
}

const counts = async () => [
  await db.session.count(),
  await db.oneTimeLink.count(),
  await db.idempotencyKey.count(),
  await db.formDraft.count(),
  await db.signInThrottle.count(),
];

test("what is past its time goes when a server starts and a day later, and nothing before its time", async () => {
  const { id } = await insertUser();
  const before = await counts();
  await rowsAged(id, (kept) => ago(kept - MINUTE));
  const young = await counts();
  expect(young.map((count, index) => count - (before[index] ?? 0))).toEqual([2, 2, 1, 1, 2]);
  await rowsAged(id, (kept) => ago(kept + MINUTE));

  const timer = vi.spyOn(globalThis, "setInterval");
  await startHousekeeping();
  expect(await counts()).toEqual(young);

  await rowsAged(id, (kept) => ago(kept + MINUTE));
  const [daily, wait] = timer.mock.calls[0] ?? [];
  expect(wait).toBe(24 * 60 * MINUTE);
  await (daily as () => Promise<void>)();
  expect(await counts()).toEqual(young);
  clearInterval(timer.mock.results[0]?.value);
});
