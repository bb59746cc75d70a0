import type { Plain } from "../db/dialects/dialect";
import { Prisma } from "../db/generated/sqlite/client";
import type { EntityName } from "../entities/registry";
import { commandName, wayName } from "../history/labels";
import { isAmong } from "../history/visibility";
import { rowByRow } from "../list/match-query";
import type { Value } from "../spreadsheet/columns";
import type { ExportTable } from "./tables";

const sql = Prisma.sql;

/** So many of a change set's rows are named; how many there are is said. */
const NAMED = 10;

/** The change sets `s`, as far as somebody may see them. */
export function historyTable(visible: EntityName[]): ExportTable {
  const seen = sql`c."changeSetId" = s."id" AND ${isAmong(visible, rowByRow.column(sql`c."entity"`))}`;
  return {
    columns: [
      { header: "Number", name: "id", kind: "number" },
      { header: "When (UTC)", name: "when", kind: "moment" },
      { header: "Who", name: "who", kind: "text" },
      { header: "What", name: "what", kind: "text" },
      { header: "By", name: "by", kind: "text" },
      { header: "Changes", name: "changes", kind: "number" },
      { header: "Rows", name: "rows", kind: "text" },
    ],
    selected: [
      sql`s."id"`,
      sql`s."createdAt"`,
      sql`(SELECT u."username" FROM "User" u WHERE u."id" = s."actorId")`,
      sql`s."command"`,
      sql`s."via"`,
      sql`(SELECT count(*) FROM "Change" c WHERE ${seen})`,
      sql`(SELECT string_agg(first.entity || ' ' || CAST(first.row AS TEXT), ', ' ORDER BY first.id) FROM (
        SELECT c."id" AS id, c."entity" AS entity, c."entityId" AS row FROM "Change" c WHERE ${seen}
        ORDER BY c."id" LIMIT ${NAMED}) AS first)`,
    ],
    cells([id, when, who, command, via, changes, rows]: Plain[]): Value[] {
      return [id, when, who, commandName(String(command)), wayName(String(via)), changes, rows].map(
        (cell) => cell ?? null,
      );
    },
  };
}
