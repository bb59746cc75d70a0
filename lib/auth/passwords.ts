import { hash, verify } from "@node-rs/argon2";

const ARGON2ID = 2;
// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane.
const options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, with its salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), options);
}

let dummy: Promise<string> | undefined;

/** Whether the password matches. Takes the same time without a hash to compare with, so that timing reveals nothing. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword("nobody's password");
  const other = await dummy;
  const matches = await verify(passwordHash ?? other, password.normalize("NFC"));
  return matches && passwordHash != null;
}
