/** Vercel's build step: what `npm start` does before it serves, with the PostgreSQL database of DATABASE_URL. */
import { build, generate, run, StepError, step, tsx } from "./steps.mjs";

try {
  if (!/^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "")) {
    throw new StepError("On Vercel DATABASE_URL must name a PostgreSQL database: there is no persistent disk.");
  }
  await step("Database clients", generate);
  await step("Migrations", () => run(tsx("scripts/db.ts", "migrate")));
  await step("Build", () => build());
} catch (error) {
  console.error(error instanceof StepError ? `✗ ${error.message}` : error);
  process.exit(1);
}
