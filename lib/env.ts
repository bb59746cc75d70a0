/** Parses the environment variables once. An invalid value is reported in one sentence that names the variable. */
import { existsSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";

/** The project folder. Relative paths in the environment are relative to it, whatever the working directory. */
export const projectFolder = process.cwd();

const flag = z
  .enum(["true", "false", "1", "0"], "must be true or false")
  .transform((value) => value === "true" || value === "1");

const origin = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://books.example.com" })
  .transform((value) => new URL(value).origin);

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "must begin with file: (SQLite) or postgresql:// (PostgreSQL)")
    .default("file:./data/deckle.db"),
  PORT: z.coerce
    .number("must be a port number")
    .int("must be a port number")
    .min(0, "must be a port number")
    .max(65535, "must be at most 65535")
    .default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: origin.optional(),
  TRUST_PROXY: flag.default(false),
  SEARCHES_PER_MINUTE: z.coerce
    .number("must be a whole number, or 0 for no limit")
    .int("must be a whole number, or 0 for no limit")
    .min(0, "must be a whole number, or 0 for no limit")
    .default(600),
  SHOP_NAME: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(80, "must be at most 80 characters")
    .default("Deckle Books"),
  CURRENCY: z
    .string()
    .refine((code) => Intl.supportedValuesOf("currency").includes(code), "must be an ISO 4217 code such as GBP")
    .default("GBP"),
  TIME_ZONE: z.string().refine(isTimeZone, "must be a time zone such as Europe/London").default("Europe/London"),
  SEED: z.enum(["demo", "none"], "must be demo or none").optional(),
  DEMO_PASSWORD: z
    .string()
    .min(12, "must have at least 12 characters")
    .max(200, "must be at most 200 characters")
    .optional(),
  MEMORY_MB: z.coerce
    .number("must be a number of megabytes")
    .int("must be a whole number of megabytes")
    .min(192, "must be at least 192")
    .max(32_768, "must be at most 32768")
    .default(256),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be fatal, error, warn, info, debug, trace or silent",
    )
    .default("info"),
  TIME_LIMIT_FACTOR: z.coerce
    .number("must be a number")
    .min(1, "must be at least 1")
    .max(1000, "must be at most 1000")
    .default(1),
});

/** Every environment variable, for the test that looks for each in the README and .env.example. */
export const variables = Object.keys(schema.shape);

const LOOPBACK = ["127.0.0.1", "localhost", "::1", "[::1]"];

export class InvalidEnvError extends Error {
  override name = "InvalidEnvError";
}

/**
 * The parsed environment, with derived values.
 * @throws InvalidEnvError whose message is one sentence naming the variable.
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(
    variables.map((name) => [name, source[name]]).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new InvalidEnvError(`${issue?.path.join(".")} ${issue?.message}. Change it in the environment or in .env.`);
  }
  const values = parsed.data;
  const sqliteFile = values.DATABASE_URL.startsWith("file:")
    ? toAbsolute(values.DATABASE_URL.slice("file:".length))
    : undefined;
  const loopback = LOOPBACK.includes(values.HOST);
  // On a public host there must be no user whose password is in a file.
  const isLocalOnly = loopback && (!values.PUBLIC_URL || LOOPBACK.includes(new URL(values.PUBLIC_URL).hostname));
  if (!loopback && !values.PUBLIC_URL) {
    throw new InvalidEnvError(
      "PUBLIC_URL must be set if HOST is not this machine only: it is the shop's public address.",
    );
  }
  return {
    ...values,
    /** The database URL, with an absolute path for SQLite. */
    DATABASE_URL: sqliteFile ? `file:${sqliteFile}` : values.DATABASE_URL,
    sqliteFile,
    loopback,
    /** The folder of the SQLite database and other files of this installation; "data" for other databases. */
    dataFolder: sqliteFile ? resolve(sqliteFile, "..") : join(projectFolder, "data"),
    SEED: values.SEED ?? (sqliteFile && isLocalOnly ? "demo" : "none"),
    /** The public URL of the shop; the only origin allowed to post, except for loopback aliases. */
    PUBLIC_URL: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    /** Whether this host keeps processes and files between requests, unlike serverless hosts. */
    keepsProcesses: !source.VERCEL,
    publicUrlIsSet: values.PUBLIC_URL !== undefined,
  } as const;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function toAbsolute(path: string): string {
  return isAbsolute(path) ? path : resolve(/* turbopackIgnore: true */ projectFolder, path);
}

if (existsSync(join(projectFolder, ".env"))) process.loadEnvFile(join(projectFolder, ".env"));

export const env = parseEnv(process.env);
