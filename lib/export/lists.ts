/** The lists that can be taken out: each is the list that its page shows. */
import { type Ability, type Actor, authorise } from "../auth/abilities";
import { authorList } from "../authors/queries";
import { bookList, booksBy } from "../books/list";
import { computerList } from "../computers/queries";
import { db } from "../db/client";
import { historyList } from "../history/list";
import { visibleTo } from "../history/reach";
import type { List } from "../list/list";
import { storeList, storeStockList } from "../stores/queries";
import { userList } from "../users/queries";
import type { ExportName } from "./formats";
import { historyTable } from "./history-table";
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

/** The list of this name, for who may see it. @throws Forbidden */
export async function openExport(actor: Actor, name: ExportName, of = 0): Promise<Exported | undefined> {
  const { needs, open } = exportLists[name];
  authorise(actor, needs);
  return open(actor, of);
}

const stores = () => db.store.findMany({ orderBy: { nameFold: "asc" }, select: { id: true, name: true } });
