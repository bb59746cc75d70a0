import { createHash, randomBytes } from "node:crypto";

/** A new 256-bit secret, and the hash stored in the database. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

/** SHA-256 in hex: enough for a random token; passwords need passwords.ts. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
