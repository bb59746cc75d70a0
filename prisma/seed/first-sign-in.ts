/** The file that tells the operator how to sign in for the first time. */
import { randomBytes, randomInt } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "../../lib/env";

export const firstSignInFile = () => join(env.dataFolder, "first-sign-in.txt");

// Without letters that look alike.
const LETTERS = "abcdefghjkmnpqrstuvwxyz";

/** Four groups of four letters: 72 bits. */
export function randomPassword(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)];
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join("")).join("-");
}

/**
 * Writes the file, readable only by the operator, under a temporary name: `keep` renames it once the password is in the
 * database, `drop` deletes it. So it never has a password that another process, seeding at the same time, has not set.
 */
export function draftFirstSignIn(usernames: string[], password: string): { keep(): void; drop(): void } {
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 });
  const draft = `${firstSignInFile()}.${randomBytes(6).toString("hex")}`;
  const lines = [
    `Sign in at ${env.PUBLIC_URL}/sign-in`,
    `Username: ${usernames.join(", or ")}`,
    `Password: ${password}`,
  ];
  writeFileSync(draft, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
  return { keep: () => renameSync(draft, firstSignInFile()), drop: () => rmSync(draft, { force: true }) };
}

/** A file left by an earlier database. */
export function removeFirstSignIn(): void {
  rmSync(firstSignInFile(), { force: true });
}
