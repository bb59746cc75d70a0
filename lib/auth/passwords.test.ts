import { verify } from "@node-rs/argon2";
import { describe, expect, test, vi } from "vitest";
import { hashPassword, verifyPassword } from "./passwords";
import { hashToken, newToken } from "./tokens";

vi.mock("@node-rs/argon2", { spy: true });

describe("a password's hash", () => {
  test("is argon2id, and another one each time", async () => {
    const [one, other] = await Promise.all([hashPassword("mossy teapot orbit"), hashPassword("mossy teapot orbit")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  test("fits the password and no other", async () => {
    const hash = await hashPassword("mossy teapot orbit");
    expect(await verifyPassword(hash, "mossy teapot orbit")).toBe(true);
    for (const other of ["mossy teapot orbi", "Mossy teapot orbit", "mossy teapot orbit ", ""]) {
      expect(await verifyPassword(hash, other)).toBe(false);
    }
  });

  test("fits however a keyboard composes its accents", async () => {
    const hash = await hashPassword("caf\u00e9 au lait \u1e69");
    expect(await verifyPassword(hash, "cafe\u0301 au lait s\u0307\u0323")).toBe(true);
    expect(await verifyPassword(await hashPassword("cafe\u0301 au lait"), "caf\u00e9 au lait")).toBe(true);
    expect(await verifyPassword(hash, "cafe au lait s")).toBe(false);
  });

  test("keeps all of a long password, also beyond NUL", async () => {
    const hash = await hashPassword(`a\0${"x".repeat(150)}y`);
    expect(await verifyPassword(hash, `a\0${"x".repeat(150)}z`)).toBe(false);
    expect(await verifyPassword(hash, `a\0${"x".repeat(150)}y`)).toBe(true);
  });

  test("that is not there fits nothing, not even what it is compared with", async () => {
    for (const none of [null, undefined]) {
      expect(await verifyPassword(none, "mossy teapot orbit")).toBe(false);
      expect(await verifyPassword(none, "nobody's password")).toBe(false);
    }
  });

  test("that is not there costs as much to refuse", async () => {
    const cost = /^\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$/;
    const hash = await hashPassword("mossy teapot orbit");
    vi.mocked(verify).mockClear();
    await verifyPassword(hash, "something else");
    await verifyPassword(null, "something else");
    const costs = vi.mocked(verify).mock.calls.map(([compared]) => cost.exec(String(compared))?.[0]);
    expect(costs).toEqual([cost.exec(hash)?.[0], cost.exec(hash)?.[0]]);
    expect(costs[0]).toBeDefined();
  });
});

test("a token is 256 random bits, known by its SHA-256", () => {
  const { token, tokenHash } = newToken();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(tokenHash).toBe(hashToken(token));
  expect(tokenHash).toMatch(/^[0-9a-f]{64}$/);
  expect(newToken().token).not.toBe(token);
});
