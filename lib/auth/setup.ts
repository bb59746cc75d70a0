import { randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { db } from "../db/client";
import { connections } from "../db/connections";
import { env } from "../env";

/** The file with the code that is needed to create the first admin. */
export const setupCodeFile = () => join(env.dataFolder, "setup-code.txt");

/** Whether there is no user yet, so that the first visit leads to /setup. */
export async function needsSetup(): Promise<boolean> {
  const { cache } = connections();
  if (cache.has("some user")) return false;
  if ((await db.user.findFirst({ select: { id: true } })) === null) return true;
  cache.set("some user", true);
  return false;
}

/** Writes the code unless it exists, readable only by the operator. */
export function writeSetupCode(): void {
  if (existsSync(setupCodeFile())) return;
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(setupCodeFile(), `${randomBytes(9).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
}

/** Whether this is the code in the file. */
export function isSetupCode(code: string): boolean {
  if (!existsSync(setupCodeFile())) return false;
  const expected = Buffer.from(readFileSync(setupCodeFile(), "utf8").trim());
  const given = Buffer.from(code.trim());
  return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected);
}

/** Removes the code after setup. */
export function removeSetupCode(): void {
  rmSync(setupCodeFile(), { force: true });
}
