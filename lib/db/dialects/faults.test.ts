import { describe, expect, it } from "vitest";
import { postgresql } from "./postgresql";
import { sqlite } from "./sqlite";

/** An error as Prisma hands it on: of a query, and of a COMMIT. */
const ofQuery = (originalCode: string, kind = "postgres") => ({
  code: "P2010",
  meta: { driverAdapterError: { cause: { kind, originalCode } } },
});
const ofCommit = (originalCode: string, kind = "postgres") => ({ cause: { kind, originalCode } });
const ofSocket = (code: string, syscall = "connect") => Object.assign(new Error(code), { code, syscall });

describe("PostgreSQL", () => {
  it.each([
    ["53100", "full"],
    ["25006", "readOnly"],
    ["58030", "failing"],
    ["XX001", "damaged"],
    ["53300", "crowded"],
    ["57P01", "unreachable"],
    ["57P02", "unreachable"],
    ["57P03", "unreachable"],
    ["08000", "unreachable"],
    ["08006", "unreachable"],
    ["23505", undefined],
    ["40001", undefined],
    ["57014", undefined],
  ])("says by %s that it is %s", (code, fault) => {
    for (const error of [ofQuery(code), ofCommit(code), { code }]) expect(postgresql.faultOf(error)).toBe(fault);
  });

  it.each([
    { code: "P1001", meta: {} },
    { code: "P1017", meta: {} },
    ofCommit("", "ConnectionClosed"),
    ofSocket("ECONNREFUSED"),
    ofSocket("ECONNRESET", "read"),
    ofSocket("EPIPE", "write"),
    new Error("Connection terminated unexpectedly"),
    new Error("Connection terminated due to connection timeout"),
    new Error("Client has encountered a connection error and is not queryable"),
  ])("that was lost is unreachable, and asked again: %s", (error) => {
    expect([postgresql.faultOf(error), postgresql.isTransient(error, 0)]).toEqual(["unreachable", true]);
  });

  it("reports an exhausted connection pool as crowded", () => {
    const error = new Error("timeout exceeded when trying to connect");
    expect([postgresql.faultOf(error), postgresql.isTransient(error, 0)]).toEqual(["crowded", true]);
  });

  it("reports a commit in doubt when its answer was lost, but not when it was never sent", () => {
    expect(postgresql.isCommitInDoubt(ofCommit("57P01"))).toBe(true);
    expect(postgresql.isCommitInDoubt(new Error("Connection terminated unexpectedly"))).toBe(true);
    expect(
      postgresql.isCommitInDoubt(new Error("Client has encountered a connection error and is not queryable")),
    ).toBe(false);
    expect(postgresql.isCommitInDoubt(ofCommit("40001"))).toBe(false);
    expect(postgresql.isCommitInDoubt(ofCommit("53100"))).toBe(false);
  });

  it("does not classify file system errors", () => {
    expect(postgresql.faultOf(ofSocket("ENOENT", "open"))).toBeUndefined();
    expect(postgresql.faultOf(ofSocket("EACCES", "write"))).toBeUndefined();
  });
});

describe("SQLite", () => {
  it.each([
    ["SQLITE_FULL", "full"],
    ["SQLITE_READONLY", "readOnly"],
    ["SQLITE_READONLY_DBMOVED", "replaced"],
    ["SQLITE_IOERR_WRITE", "failing"],
    ["SQLITE_CORRUPT_VTAB", "damaged"],
    ["SQLITE_NOTADB", "damaged"],
    ["SQLITE_CANTOPEN", "unreachable"],
    ["SQLITE_BUSY_SNAPSHOT", undefined],
    ["SQLITE_CONSTRAINT_UNIQUE", undefined],
  ])("says by %s that it is %s", (code, fault) => {
    for (const error of [ofQuery(code, "sqlite"), ofCommit(code, "sqlite"), { code }]) {
      expect(sqlite.faultOf(error)).toBe(fault);
    }
  });

  it("reports a commit in doubt when the disk failed, but not when it was full", () => {
    expect(sqlite.isCommitInDoubt(ofCommit("SQLITE_IOERR_FSYNC", "sqlite"))).toBe(true);
    expect(sqlite.isCommitInDoubt(ofCommit("SQLITE_IOERR_WRITE", "sqlite"))).toBe(false);
    expect(sqlite.isCommitInDoubt(ofCommit("SQLITE_FULL", "sqlite"))).toBe(false);
  });
});
