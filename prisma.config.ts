import { defineConfig } from "prisma/config";
import { env } from "./lib/env";

// `generate` and `studio` insist on a schema engine, which they then don't run. Naming an existing file keeps them
// from downloading one, so that they also work offline; `migrate`, which does run it, may still fetch its own.
if (["generate", "studio"].some((command) => process.argv.includes(command))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

const dialect = env.sqliteFile ? "sqlite" : "postgresql";

export default defineConfig({
  schema: dialect === "sqlite" ? "prisma/schema.prisma" : "prisma/schema.postgresql.prisma",
  migrations: { path: `prisma/migrations/${dialect}` },
  // Studio takes absolute file URLs only.
  datasource: { url: env.sqliteFile ? `file://${env.sqliteFile}` : env.DATABASE_URL },
});
