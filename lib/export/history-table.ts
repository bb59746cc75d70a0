import type { SqlValue } from "../db/dialects/dialect";
import { Prisma } from "../db/generated/sqlite/client";
import type { EntityName } from "../entities/registry";
import { channelLabel, commandLabel } from "../history/labels";
import { isOneOf } from "../history/visibility";
import { perRow } from "../list/match-query";
import type { SheetValue } from "../spreadsheet/columns";
import type { ExportTable } from "./tables";

const sql = Prisma.sql;

/** At most this many rows of a change set are listed; all are counted. */
const MAX_NAMED = 10;

/** The exported columns of the change sets `s`. */
export function historyTable(visible: EntityName[]): ExportTable {
  const seen = sql`c."changeSetId" = s."id" AND ${isOneOf(visible, perRow.column(sql`c."entity"`))}`;
  return {
    columns: [
      { header: "Number", name: "id", type: "number" },
      { header: "When (UTC)", name: "when", type: "moment" },
      { header: "Who", name: "who", type: "text" },
      { header: "What", name: "what", type: "text" },
      { header: "Source", name: "source", type: "text" },
      { header: "Changes", name: "changes", type: "number" },
      { header: "Rows", name: "rows", type: "text" },
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
        ORDER BY c."id" LIMIT ${MAX_NAMED}) AS first)`,
    ],
    cells([id, when, who, command, via, changes, rows]: SqlValue[]): SheetValue[] {
      return [id, when, who, commandLabel(String(command)), channelLabel(String(via)), changes, rows].map(
        (cell) => cell ?? null,
      );
    },
  };
}
