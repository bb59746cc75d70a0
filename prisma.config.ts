import { defineConfig } from "prisma/config";
import { env } from "./lib/env";

// `generate` and `studio` require a schema engine but do not run it. Pointing to an existing file avoids the download, so that
// they work offline. `migrate` does run it, and may download its own.
if (["generate", "studio"].some((command) => process.argv.includes(command))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

const dialect = env.sqliteFile ? "sqlite" : "postgresql";

export default defineConfig({
  schema: dialect === "sqlite" ? "prisma/schema.prisma" : "prisma/schema.postgresql.prisma",
  migrations: { path: `prisma/migrations/${dialect}` },
  // Studio only accepts absolute file URLs.
  datasource: { url: env.sqliteFile ? `file://${env.sqliteFile}` : env.DATABASE_URL },
});
