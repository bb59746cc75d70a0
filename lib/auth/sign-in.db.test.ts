import { verify } from "@node-rs/argon2";
import { describe, expect, test, vi } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { insertUser, userRow } from "../testing/factories";
import { type Actor, anonymous } from "./abilities";
import { changePassword, signIn } from "./commands";
import { hashPassword } from "./passwords";
import { getSessionActor } from "./sessions";

vi.mock("@node-rs/argon2", { spy: true });
// However long a try takes, whoever has to wait has not waited yet.
vi.useFakeTimers({ toFake: ["Date"] });

const PASSWORD = "mossy teapot orbit";
const passwordHash = await hashPassword(PASSWORD);
let addresses = 0;
const newAddress = () => `192.0.2.${++addresses}`;

interface Attempt {
  login: string;
  password?: string;
  address?: string;
  actor?: Actor;
}

const enter = ({ login, password = PASSWORD, address = newAddress(), actor = anonymous }: Attempt) =>
  execute(signIn, { login, password, address, device: "Firefox on Linux" }, { actor, via: "test" });

/** What signing in with a right password says, which is one's token. */
async function tokenOf(attempt: Attempt): Promise<string> {
  const outcome = await enter(attempt);
  if (!outcome.ok || !outcome.secret) throw new Error(JSON.stringify(outcome));
  return outcome.secret;
}

/** What comes of it: "signed in", or all that somebody who did not get in is told. */
const sentence = async (attempt: Attempt) => {
  const outcome = await enter(attempt);
  return outcome.ok ? "signed in" : outcome;
};

describe("one signs in", () => {
  test.each([
    ["by username", (user: { username: string }) => user.username],
    ["by username in capitals", (user: { username: string }) => user.username.toUpperCase()],
    ["by email address", (user: { email: string }) => user.email],
    ["by email address in capitals, with spaces around", (user: { email: string }) => ` ${user.email.toUpperCase()} `],
  ])("%s", async (_, login) => {
    const user = await insertUser({ passwordHash });
    expect(await getSessionActor(await tokenOf({ login: login(user) }))).toMatchObject({
      kind: "user",
      id: user.id,
      role: "bookseller",
    });
    expect((await db.user.findUniqueOrThrow({ where: { id: user.id } })).lastSignedInAt).not.toBeNull();
  });

  test("also where the name has letters beyond ASCII", async () => {
    const { username } = await insertUser({ passwordHash, username: `Łucja Ågren ${newAddress()}` });
    expect(await sentence({ login: username.toLowerCase().normalize("NFD") })).toBe("signed in");
  });

  test("however the keyboard composes the accents of the password", async () => {
    const { username } = await insertUser({ passwordHash: await hashPassword("caf\u00e9 au lait chaud") });
    expect(await sentence({ login: username, password: "cafe\u0301 au lait chaud" })).toBe("signed in");
  });
});

describe("one message for every failure:", () => {
  test("an unknown name, a wrong password, an inactive user, one without a password, and one who has to wait", async () => {
    const [user, inactive, newcomer, waiting] = [
      await insertUser({ passwordHash }),
      await insertUser({ passwordHash, active: false }),
      await insertUser(),
      await insertUser({ passwordHash }),
    ];
    const address = newAddress();
    for (let tries = 0; tries < 5; tries++) await enter({ login: waiting.username, password: "wrong", address });
    const failures = await Promise.all([
      sentence({ login: userRow().username }),
      sentence({ login: "nobody@example.com" }),
      sentence({ login: user.username, password: "wrong" }),
      sentence({ login: user.username, password: PASSWORD.toUpperCase() }),
      sentence({ login: inactive.username }),
      sentence({ login: newcomer.username }),
      sentence({ login: newcomer.username, password: "nobody's password" }),
      sentence({ login: waiting.username, address }),
    ]);
    expect(failures[0]).toMatchObject({ ok: false, kind: "refused", fields: {} });
    for (const failure of failures) expect(failure).toEqual(failures[0]);
    expect(await db.session.count({ where: { userId: { in: [user.id, inactive.id, newcomer.id, waiting.id] } } })).toBe(
      0,
    );
  });
});

describe("a password is compared with a hash once, so that the time it takes tells nothing,", () => {
  /** How often passwords are compared meanwhile. */
  async function comparisons(work: () => Promise<unknown>): Promise<number> {
    vi.mocked(verify).mockClear();
    await work();
    return vi.mocked(verify).mock.calls.length;
  }

  test("for whoever signs in, is unknown, inactive, without a password, wrong, or has to wait", async () => {
    const [user, inactive, newcomer, waiting] = [
      await insertUser({ passwordHash }),
      await insertUser({ passwordHash, active: false }),
      await insertUser(),
      await insertUser({ passwordHash }),
    ];
    const [address, unknown] = [newAddress(), userRow().username];
    for (let tries = 0; tries < 5; tries++) {
      await enter({ login: waiting.username, password: "wrong", address });
      await enter({ login: unknown, password: "wrong", address });
    }
    const attempts: Attempt[] = [
      { login: user.username },
      { login: user.username, password: "wrong" },
      { login: userRow().username },
      { login: inactive.username },
      { login: newcomer.username },
      { login: waiting.username, address },
      { login: waiting.username, password: "wrong", address },
      { login: unknown, address },
    ];
    for (const attempt of attempts) expect(await comparisons(() => enter(attempt)), attempt.login).toBe(1);
  });

  test("for whoever changes their password, and has to wait", async () => {
    const { username: login } = await insertUser({ passwordHash });
    const actor = await getSessionActor(await tokenOf({ login }));
    if (!actor) throw new Error("signed in");
    const change = (currentPassword: string) =>
      execute(changePassword, { currentPassword, newPassword: "quiet lamp harbour" }, { actor, via: "test" });
    for (let tries = 0; tries < 5; tries++) expect(await comparisons(() => change("wrong"))).toBe(1);
    expect(await comparisons(() => change(PASSWORD))).toBe(1);
    expect(await change(PASSWORD)).toMatchObject({ fields: { currentPassword: [{}] } });
  });
});

describe("guessing", () => {
  test("an unknown name's password has to wait as well", async () => {
    const address = newAddress();
    const attempt = { login: userRow().username, address };
    const counted = async () => (await db.signInThrottle.aggregate({ _sum: { failures: true } }))._sum.failures;
    for (let tries = 0; tries < 5; tries++) await enter(attempt);
    const before = await counted();
    await enter(attempt);
    expect(await counted()).toBe(before);
  });

  test("by username and by email address counts together", async () => {
    const user = await insertUser({ passwordHash });
    const address = newAddress();
    for (const login of [user.username, user.email, user.username, user.email, user.username]) {
      await enter({ login, password: "wrong", address });
    }
    expect(await sentence({ login: user.email, address })).not.toBe("signed in");
    expect(await sentence({ login: user.email })).toBe("signed in");
  });

  test("50 times in parallel, the right one last, gets no further than five", async () => {
    const user = await insertUser({ passwordHash });
    const address = newAddress();
    const guesses = Array.from({ length: 50 }, (_, index) => (index < 5 ? `wrong ${index}` : PASSWORD));
    const outcomes = await Promise.all(
      guesses.slice(0, 5).map((password) => enter({ login: user.username, password, address })),
    );
    const late = await Promise.all(
      guesses.slice(5).map((password) => enter({ login: user.username, password, address })),
    );
    expect([...outcomes, ...late].filter((outcome) => outcome.ok)).toEqual([]);
  });

  test("does not keep the right password out once the wait is over", async () => {
    const user = await insertUser({ passwordHash });
    const address = newAddress();
    for (let tries = 0; tries < 5; tries++) await enter({ login: user.username, password: "wrong", address });
    expect(await sentence({ login: user.username, address })).not.toBe("signed in");
    await write((tx) => tx.signInThrottle.updateMany({ data: { updatedAt: new Date(Date.now() - 6000) } }));
    expect(await sentence({ login: user.username, address })).toBe("signed in");
  });
});

describe("the session", () => {
  test("is a new one at each sign-in, and the one before it on this device ends", async () => {
    const { username: login } = await insertUser({ passwordHash });
    const [first, otherToken] = [await tokenOf({ login }), await tokenOf({ login })];
    const before = await getSessionActor(first);
    const second = await tokenOf({ login, actor: before });
    expect(second).not.toBe(first);
    expect(
      [await getSessionActor(first), await getSessionActor(second), await getSessionActor(otherToken)].map(
        (actor) => actor !== undefined,
      ),
    ).toEqual([false, true, true]);
  });

  test("has its token nowhere in the database", async () => {
    const token = await tokenOf({ login: (await insertUser({ passwordHash })).username });
    const kept = await Promise.all([
      db.session.findMany(),
      db.change.findMany(),
      db.changeSet.findMany(),
      db.idempotencyKey.findMany(),
    ]);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test("is not made when the password is changed while it is being checked", async () => {
    const user = await insertUser({ passwordHash });
    const overtaken: typeof signIn = {
      ...signIn,
      async run(context) {
        await context.tx.user.update({ where: { id: user.id }, data: { passwordHash: "another" } });
        return signIn.run(context);
      },
    };
    const input = { login: user.username, password: PASSWORD, address: newAddress(), device: "" };
    expect(await execute(overtaken, input, { actor: anonymous, via: "test" })).toMatchObject({
      ok: false,
      kind: "refused",
    });
    expect(await db.session.count({ where: { userId: user.id } })).toBe(0);
  });
});

describe("changing one's password", () => {
  test("needs the present one, and ends every session but this one", async () => {
    const { username: login } = await insertUser({ passwordHash });
    const [here, otherToken] = [await tokenOf({ login }), await tokenOf({ login })];
    const actor = await getSessionActor(here);
    if (!actor) throw new Error("signed in");
    const change = (currentPassword: string, newPassword: string) =>
      execute(changePassword, { currentPassword, newPassword }, { actor, via: "test" });

    expect(await change("wrong", "quiet lamp harbour")).toMatchObject({ fields: { currentPassword: [{}] } });
    expect(await change(PASSWORD, "password1234")).toMatchObject({ fields: { newPassword: [{}] } });
    expect(await change(PASSWORD, "short")).toMatchObject({ fields: { newPassword: [{}] } });
    expect(await getSessionActor(otherToken)).toBeDefined();

    expect(await change(PASSWORD, "quiet lamp harbour")).toMatchObject({ ok: true });
    expect(await getSessionActor(here)).toBeDefined();
    expect(await getSessionActor(otherToken)).toBeUndefined();
    expect(await sentence({ login })).not.toBe("signed in");
    expect(await sentence({ login, password: "quiet lamp harbour" })).toBe("signed in");
  });
});
