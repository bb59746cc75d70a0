import pg from "pg";
import type { TestDatabases } from "./databases";

const server = process.env.TEST_POSTGRES_URL || "postgresql://postgres@127.0.0.1:5432/postgres";

export const postgresqlTestDatabases: TestDatabases = {
  urlOf(name) {
    const url = new URL(server);
    url.pathname = `/${name}`;
    // No test checks that a commit survives a power failure.
    url.searchParams.set("options", "-c synchronous_commit=off");
    return url.href;
  },

  async create(name) {
    await onServer((client) => client.query(`CREATE DATABASE ${name}`));
  },

  async copy(template, name) {
    await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  },

  async remove(name) {
    await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  },

  async list() {
    const query = "SELECT datname AS name FROM pg_database WHERE datname LIKE 'deckle\\_test\\_%'";
    const { rows } = await onServer((client) => client.query<{ name: string }>(query));
    return rows.map(({ name }) => name);
  },
};

/** Undefined when PostgreSQL answers; otherwise a message with its host. */
export async function postgresUnavailableReason(): Promise<string | undefined> {
  try {
    await onServer((client) => client.query("SELECT 1"));
    return undefined;
  } catch {
    const { host } = new URL(server);
    return `PostgreSQL does not answer at ${host}`;
  }
}

async function onServer<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
