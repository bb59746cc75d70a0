/** The lists that can be taken out: each is the list that its page shows. */
import { type Ability, type Actor, authorise } from "../auth/abilities";
import { authorList } from "../authors/list";
import { bookList, booksBy } from "../books/list";
import { computerList } from "../computers/list";
import { db } from "../db/client";
import { historyList } from "../history/list";
import { visibleTo } from "../history/reach";
import { type List, type ListRequest, listRequest } from "../list/list";
import { Refusal } from "../outcome";
import { storeList, storeStockList } from "../stores/list";
import { userList } from "../users/list";
import type { ExportName } from "./formats";
import { historyTable } from "./history-table";
import type { ExportInput } from "./schema";
import { authorTable, bookTable, computerTable, type ExportTable, storeTable, userTable } from "./tables";

export interface Exported {
  list: List;
  table: ExportTable;
  /** What it is of: "Books", "Books at Deckle Hay". */
  title: string;
}

interface Exportable {
  needs: Ability;
  /** The list; undefined where there is no store, or author, with this id. */
  open(actor: Actor, of: number): Promise<Exported | undefined>;
}

export const exportLists: Record<ExportName, Exportable> = {
  books: {
    needs: "desk",
    open: async () => ({ list: bookList, table: bookTable(await stores()), title: "Books" }),
  },
  authors: { needs: "desk", open: async () => ({ list: authorList, table: authorTable, title: "Authors" }) },
  stores: { needs: "desk", open: async () => ({ list: storeList, table: storeTable, title: "Stores" }) },
  stock: {
    needs: "desk",
    async open(_, of) {
      const store = await db.store.findUnique({ where: { id: of }, select: { id: true, name: true } });
      return store
        ? { list: storeStockList(of), table: bookTable([store]), title: `Books at ${store.name}` }
        : undefined;
    },
  },
  computers: { needs: "desk", open: async () => ({ list: computerList, table: computerTable, title: "Computers" }) },
  users: { needs: "users.manage", open: async () => ({ list: userList, table: userTable, title: "Users" }) },
  "author-books": {
    needs: "desk",
    async open(_, of) {
      const author = await db.author.findUnique({ where: { id: of }, select: { name: true } });
      return author
        ? { list: booksBy(of), table: bookTable(await stores()), title: `Books by ${author.name}` }
        : undefined;
    },
  },
  history: {
    needs: "history",
    async open(actor) {
      const visible = visibleTo(actor);
      return { list: historyList(visible), table: historyTable(visible), title: "History" };
    },
  },
};

/**
 * The list that is asked for, and what of it, for who may see it. @throws Forbidden, and Refusal where it is not there or
 * its filter makes no sense
 */
export async function openExport(
  actor: Actor,
  { list: name, of, q, where, sort }: ExportInput,
): Promise<Exported & { request: ListRequest }> {
  const { needs, open } = exportLists[name];
  authorise(actor, needs);
  const exported = await open(actor, of);
  if (!exported) throw new Refusal("This list is not there any more.");
  const request = listRequest(exported.list, { q, where, sort });
  const [problem] = request.problems;
  if (problem) throw new Refusal(`Nothing was exported: the filter cannot be read. ${problem.reason}`);
  return { ...exported, request };
}

const stores = () => db.store.findMany({ orderBy: { nameFold: "asc" }, select: { id: true, name: true } });
