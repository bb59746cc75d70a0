import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "../lib/env";

/**
 * The key by which Next names server actions, generated once: with it, a tab opened before a build still finds its
 * actions.
 */
export function actionsKey(): string {
  const file = join(env.dataFolder, "actions-key.txt");
  if (!existsSync(file)) {
    mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}
