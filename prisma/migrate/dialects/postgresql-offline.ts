/**
 * An adapter that answers the only query Prisma's schema engine sends before it compares two schemas: the version, and
 * whether a schema exists. So a new migration can be written without a PostgreSQL server.
 */
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";

const adapter: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  queryRaw: async ({ sql }) => {
    if (!sql.includes("server_version_num")) throw unexpected(sql);
    return {
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 15.0", 150000]],
    };
  },
  executeRaw: async ({ sql }) => {
    throw unexpected(sql);
  },
  executeScript: async (sql) => {
    throw unexpected(sql);
  },
  startTransaction: async () => {
    throw unexpected("BEGIN");
  },
  dispose: async () => {},
};

export const offlinePostgres: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: async () => adapter,
  connectToShadowDb: async () => adapter,
};

function unexpected(sql: string): Error {
  return new Error(`The schema engine asked more than its version of a database that is not there: ${sql}`);
}
