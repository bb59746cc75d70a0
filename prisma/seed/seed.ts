import { system } from "../../lib/auth/abilities";
import { execute } from "../../lib/commands/execute";
import { db } from "../../lib/db/client";
import { seedDemo } from "../../lib/demo/commands";
import { isEmpty } from "../../lib/demo/queries";
import type { DemoInput } from "../../lib/demo/schema";
import { env } from "../../lib/env";
import { formatCount } from "../../lib/values/format";
import { draftFirstSignIn, firstSignInFile, randomPassword, removeFirstSignIn } from "./first-sign-in";
import { seedPlan } from "./plan";

/**
 * Fills an empty, migrated database with the demo, and logs how to sign in, but never the password itself.
 * @throws Error when it failed; nothing was written then.
 */
export async function seed(log: (line: string) => void = console.log): Promise<"seeded" | "not empty"> {
  if (!(await isEmpty(db))) return "not empty";
  const plan = seedPlan();
  return env.DEMO_PASSWORD === undefined
    ? seedWithRandomPassword(plan, log)
    : seedWithPassword(plan, env.DEMO_PASSWORD, log);
}

type Plan = Omit<DemoInput, "password">;

async function seedWithRandomPassword(plan: Plan, log: (line: string) => void) {
  const password = randomPassword();
  const usernames = plan.users.flatMap(({ username, active }) => (active ? username : []));
  const draft = draftFirstSignIn(usernames, password);
  try {
    const done = await runSeed({ ...plan, password }, log);
    if (done === "seeded") {
      draft.keep();
      log(`Password: see ${firstSignInFile()}`);
    }
    return done;
  } finally {
    draft.drop();
  }
}

async function seedWithPassword(plan: Plan, password: string, log: (line: string) => void) {
  const done = await runSeed({ ...plan, password }, log);
  if (done === "seeded") {
    removeFirstSignIn();
    log("Password: the value of DEMO_PASSWORD.");
  }
  return done;
}

async function runSeed(input: DemoInput, log: (line: string) => void, attempts = 3): Promise<"seeded" | "not empty"> {
  const outcome = await execute(seedDemo, input, { actor: system, via: "seed" });
  if (outcome.ok) {
    const { books, authors, stores, users } = outcome.result;
    const count = [formatCount(books, "book"), formatCount(authors, "author"), formatCount(stores, "store")].join(", ");
    log(`Loaded the demo data: ${count} and ${formatCount(users, "user")}.`);
    return "seeded";
  }
  // Another process has seeded it, or is seeding it.
  if (!(await isEmpty(db))) return "not empty";
  if (outcome.kind === "busy" && attempts > 1) return runSeed(input, log, attempts - 1);
  const fields = outcome.kind === "refused" ? Object.keys(outcome.fields) : [];
  throw new Error([`The demo data was not loaded: ${outcome.message}`, ...fields].join(" "));
}
