/** The list of staff picks: filters, sorting and grouping. */
import { bookNames, findBookOptions } from "../books/names";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { Fields, RelationField } from "../list/filter/filter";
import { byRelation } from "../list/groupings";
import type { List } from "../list/list";
import { rowTotal } from "../list/paging/totals";

const user: RelationField = {
  kind: "relation",
  label: "User",
  id: Prisma.sql`p."id"`,
  idsRelatedTo: (user) => Prisma.sql`SELECT k."id" AS id FROM "Pick" k WHERE k."userId" = ${user}`,
  isRelatedTo: (user) => Prisma.sql`p."userId" = ${user}`,
  hasRelated: Prisma.sql`1 = 1`,
  phrases: { is: "is by", isNot: "is not by", any: "is by somebody", none: "is by nobody" },
  names: usernames,
  fetchOptions: async () => {
    const users = await db.user.findMany({
      where: { picks: { some: {} } },
      orderBy: { usernameFold: "asc" },
      select: { id: true, username: true },
    });
    return users.map(({ id, username }) => ({ value: String(id), label: username }));
  },
};

const book: RelationField = {
  kind: "relation",
  label: "Book",
  id: Prisma.sql`p."id"`,
  idsRelatedTo: (book) => Prisma.sql`SELECT k."id" AS id FROM "Pick" k WHERE k."bookId" = ${book}`,
  isRelatedTo: (book) => Prisma.sql`p."bookId" = ${book}`,
  hasRelated: Prisma.sql`1 = 1`,
  phrases: { is: "recommends", isNot: "does not recommend", any: "recommends a book", none: "recommends no book" },
  names: bookNames,
  searchOptions: findBookOptions,
};

const fields = {
  text: { kind: "text", label: "Text", column: Prisma.sql`p."textFold"` },
  user,
  book,
  published: { kind: "flag", label: "Published", column: Prisma.sql`p."published"` },
  position: {
    kind: "number",
    label: "Featured order",
    column: Prisma.sql`p."position"`,
    nullable: true,
    sort: "ascending",
  },
  added: { kind: "date", label: "Added", column: Prisma.sql`p."createdAt"`, sort: "descending" },
} satisfies Fields;

export const pickList: List = {
  name: "picks",
  from: Prisma.sql`"Pick" p`,
  id: Prisma.sql`p."id"`,
  fields,
  defaultSort: "-added",
  search: { table: "Pick", title: fields.text.column },
  total: rowTotal("pick"),
  indexedSorts: ["added", "position"],
  groupings: {
    user: byRelation("user", user, {
      through: {
        from: Prisma.sql`"Pick" k JOIN "User" u ON u."id" = k."userId"`,
        row: Prisma.sql`k."id"`,
        rows: Prisma.sql`count(*)`,
      },
      key: Prisma.sql`u."id"`,
    }),
  },
};

async function usernames(ids: number[]): Promise<Map<number, string>> {
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, username: true } });
  return new Map(users.map(({ id, username }) => [id, username]));
}
