import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 bits, and the hash by which the database knows it. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

/** SHA-256 in hex. Enough for a random token; a password needs passwords.ts. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
