/** Prisma's schema engine, as WebAssembly; only its comparison of two schemas is used. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MigrationError, type MigrationsDialect } from "./dialects/dialect";

/**
 * The SQL that migrates one schema to another; undefined when they are equal. An undefined schema is an empty database.
 * @throws MigrationError when a schema is invalid.
 */
export async function diff(dialect: MigrationsDialect, from: string | undefined, to: string | undefined) {
  if (from === to) return undefined;
  loading ??= load();
  await loading;
  const adapter = bindMigrationAwareSqlAdapterFactory(dialect.engineAdapter());
  const datamodel = to ?? from;
  const schemas: [string, string][] | undefined =
    datamodel === undefined ? undefined : [[dialect.schemaFile, datamodel]];
  try {
    const schemaEngine = await engine.SchemaEngine.new({ datamodels: schemas }, () => {}, adapter);
    const { exitCode, stdout } = await schemaEngine.diff({
      from: target(dialect, from),
      to: target(dialect, to),
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    schemaEngine.free();
    return exitCode === 0 || stdout === null ? undefined : dialect.finishSql(stdout);
  } catch (error) {
    throw new MigrationError(
      `${dialect.schemaFile} cannot be compared: ${error instanceof Error ? error.message : error}`,
    );
  }
}

let loading: Promise<void> | undefined;

// The package imports the .wasm file as a module, which Node 20 does not support.
async function load(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/[^/\\]+$/, "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": { ...engine } });
  const { __wbg_set_wasm: setWasm } = engine as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  setWasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

function target(dialect: MigrationsDialect, content: string | undefined): engine.DiffTarget {
  if (content === undefined) return { tag: "empty" };
  return { tag: "schemaDatamodel", files: [{ path: dialect.schemaFile, content }] };
}
