/** The tasks of npm run user; scripts/user.ts parses the command line. */
import { system } from "../lib/auth/abilities";
import { issueOneTimeLink } from "../lib/auth/commands";
import { LINK_LIFETIME_MS } from "../lib/auth/links";
import { type Caller, execute } from "../lib/commands/execute";
import type { Outcome } from "../lib/commands/outcome";
import { env } from "../lib/env";
import { addFirstAdmin, reactivateUser } from "../lib/users/commands";
import { formatCount } from "../lib/values/format";
import { allUsers, findUser } from "./find-user";

const operator: Caller = { actor: system, via: "script" };

/** Prints a one-time link to set a new password. @throws Error with a message */
export async function resetPassword(name: string): Promise<void> {
  const { id, username, active } = await findUser(name);
  if (!active) {
    throw new Error(
      `${username} is inactive. Reactivate this user first: npm run user -- reactivate ${shellQuote(username)}`,
    );
  }
  const { secret } = expectOk(await execute(issueOneTimeLink, { userId: id }, operator));
  showLink(username, secret);
}

/** Reactivates a user. @throws Error with a message if there is no such user */
export async function reactivateByName(name: string): Promise<void> {
  const { id, version, username } = await findUser(name);
  expectOk(await execute(reactivateUser, { id, version }, operator));
  console.log(`${username} is active again.`);
}

/** Lists all users. */
export async function listUsers(): Promise<void> {
  let count = 0;
  for await (const { username, role, active } of allUsers()) {
    count++;
    console.log([username.padEnd(20), role.padEnd(10), active ? "active" : "inactive"].join("  "));
  }
  if (count === 0) console.log("No users found.");
}

/** Creates the first admin and prints a link. @throws Error with a message if there is any user */
export async function createFirstAdmin(username: string, email: string): Promise<void> {
  const { secret } = expectOk(await execute(addFirstAdmin, { username, email }, operator));
  showLink(username, secret);
}

function expectOk<Result, Secret>(outcome: Outcome<Result, unknown, Secret>): { result: Result; secret?: Secret } {
  if (outcome.ok) return outcome;
  const problems = outcome.kind === "refused" ? Object.values(outcome.fields).flat() : [];
  throw new Error(problems.length > 0 ? problems.map(({ message }) => message).join(" ") : outcome.message);
}

/** The link alone goes to standard output, so that another program can read it. */
function showLink(username: string, token: string | undefined): void {
  const hours = formatCount(LINK_LIFETIME_MS / 3_600_000, "hour");
  console.error(`Link for ${username} to set a password. Works once, expires in ${hours}:`);
  console.log(`${env.PUBLIC_URL}/one-time-link/${token}`);
}

/** Quotes a name for a shell. */
function shellQuote(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
