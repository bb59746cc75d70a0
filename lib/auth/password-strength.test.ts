import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { env } from "../env";
import { passwordWeakness } from "./password-strength";

const JANE = ["jane.austen", "jane.austen@example.com"];

describe("a password that is tried first is refused:", () => {
  test.each([
    // Common ones, with digits or signs appended, in other letters or spelt otherwise.
    "password1234",
    "Password123!",
    "P@ssw0rd2024",
    "P@$$w0rd1234",
    "PASSWORDPASSWORD",
    "drowssap12345",
    "Passwort!2026",
    "letmein12345",
    "welcome12345",
    "Welcome2026!",
    "Administrator1!",
    "iloveyou1234",
    "dragon123456",
    "Football2024!",
    "liverpool1892",
    "michael12345",
    "Summer2026!!",
    "winter-2025-",
    "test12345678",
    "changeme1234",
    "trustno1trustno1",
    "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff441234",
    "correcthorsebatterystaple",
    "correct horse battery staple",
    // Walks on a keyboard.
    "qwertyuiop12",
    "asdfghjkl123",
    "1q2w3e4r5t6y",
    "zaq12wsxcde3",
    "1qaz2wsx3edc",
    "!QAZ2wsx#EDC",
    "mnbvcxzlkjhg",
    "azertyuiop12",
    // Sequences, repetitions, dates.
    "123456789012",
    "987654321098",
    "abcdefghijkl",
    "lkjihgfedcba",
    "aaaaaaaaaaaa",
    "abababababab",
    "abcd1234abcd",
    "2026-11-21-09",
    "21 11 2026 21 11 2026",
    "a".repeat(200),
    "password".repeat(25),
    // The shop.
    "deckledeckle1",
    "bookshop2026!",
    "Manager12345",
    `${env.SHOP_NAME}2026`,
  ])("%s", async (password) => {
    expect(await passwordWeakness(password, JANE)).toMatch(
      /^This password .+\. Use three or four unrelated words instead\.$/,
    );
  });

  test.each([
    "jane.austen123",
    "JaneAusten2026",
    "janeausten!!!!",
    "j a n e austen",
    "austenjane2026",
    "jane.austen@example.com",
  ])("%s, of Jane Austen", async (password) => {
    expect(await passwordWeakness(password, JANE)).toBeDefined();
  });
});

describe("a good password is accepted:", () => {
  test.each([
    "mossy teapot orbit",
    "mossyteapotorbit",
    "quiet-lamp-harbour",
    "quiet otter paper lamp",
    "x7#Lq9!vTz2&",
    "uK3vPw9sQm4z",
    "Zg8yT-1vbqR-kk2Pd",
    "наш старый каштан",
    "庭の古い柿の木が好きです",
    "my password is a long sentence",
    "Tomorrow we sail at 6",
    "the bookshop keeps a grey parrot",
    "jane never liked that piano",
    // Longer than what is estimated at once, with nothing but repetition at one end.
    `${"a".repeat(180)}mossy teapot orbit`,
    `mossy teapot orbit${"a".repeat(180)}`,
    "Rain at dawn, four swans on the canal, and not one of them in any hurry to be anywhere else than here",
  ])("%s", async (password) => {
    expect(await passwordWeakness(password, JANE)).toBeUndefined();
  });
});

test.each([
  ["password1234", "is one of the most common, or close to one"],
  ["jane.austen123", "is little more than your name, your email address or the name of the shop"],
  ["lkjihgfedcba", "is a sequence such as abc or 123"],
  ["abababababab", "repeats itself"],
  ["2026-11-21-09", "is a date or a year"],
])("of “%s” it is said that it %s", async (password, reason) => {
  expect(await passwordWeakness(password, JANE)).toContain(` ${reason}. `);
});

test("random passwords are accepted", async () => {
  const letter = fc.constantFrom(..."abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ23456789");
  const random = fc.array(letter, { minLength: 14, maxLength: 200 }).map((letters) => letters.join(""));
  // Its own seed: among all there could be, some begin with "password".
  await fc.assert(
    fc.asyncProperty(fc.noShrink(random), async (password) => {
      expect(await passwordWeakness(password, JANE)).toBeUndefined();
    }),
    { seed: 11, numRuns: 20 },
  );
});

test("however long a password is, at most 40 characters are estimated at once", async () => {
  const check = vi.spyOn(ZxcvbnFactory.prototype, "check");
  onTestFinished(() => check.mockRestore());
  await passwordWeakness("p4$$w0rd".repeat(25), JANE);
  const asked = check.mock.calls.map(([text]) => text);
  expect(asked).toEqual(["p4$$w0rd".repeat(5), "p4$$w0rd".repeat(5)]);
});

test("judging a password never throws", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), fc.array(fc.string()), async (password, names) => {
      await passwordWeakness(password, names);
    }),
    { numRuns: 30 },
  );
});
