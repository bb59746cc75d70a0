/**
 * A PostgreSQL that answers the one question Prisma's schema engine asks before it compares two schemas: which version
 * it is, and whether a schema is there. So a new migration can be written where no PostgreSQL runs.
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
