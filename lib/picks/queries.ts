import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { orderByIds } from "../list/list";
import { loadListPage } from "../list/load-list-page";
import type { SearchParams } from "../list/params";
import { canEditPick } from "./changes";
import { pickList } from "./list";

const pickFields = {
  id: true,
  userId: true,
  bookId: true,
  text: true,
  published: true,
  position: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  user: { select: { username: true } },
  book: { select: { title: true } },
} satisfies Prisma.PickSelect;

/** One page of the picks, each with its book and user. @throws ForbiddenError */
export async function listPicks(actor: Actor, params: SearchParams) {
  authorise(actor, "desk");
  return loadListPage(pickList, params, async (ids) =>
    orderByIds(ids, await db.pick.findMany({ where: { id: { in: ids } }, select: pickFields })),
  );
}

export type PickRow = Prisma.PickGetPayload<{ select: typeof pickFields }>;

/** A pick, and whether the actor may change it; null when it does not exist. @throws ForbiddenError */
export async function getPick(actor: Actor, id: number) {
  authorise(actor, "desk");
  const pick = await db.pick.findUnique({ where: { id }, select: pickFields });
  return pick && { ...pick, mayChange: canEditPick(actor, pick) };
}

/** Public picks: published ones of active users, featured ones first. */
const publicWhere = { published: true, user: { active: true } } satisfies Prisma.PickWhereInput;

const publicOrder = [
  { position: { sort: "asc", nulls: "last" } },
  { createdAt: "desc" },
  { id: "desc" },
] satisfies Prisma.PickOrderByWithRelationInput[];

export interface PublicPick {
  id: number;
  bookId: number;
  text: string;
  /** The display name of its author, never the username. */
  by: string;
}

/** A page of public picks, and their total. */
export async function publicPicks({ skip, count }: { skip: number; count: number }) {
  const [picks, total] = await Promise.all([
    findPublic({ skip, take: count, where: publicWhere }),
    db.pick.count({ where: publicWhere }),
  ]);
  return { picks, total };
}

/** The public picks of a book. */
export const publicPicksOf = (bookId: number): Promise<PublicPick[]> =>
  findPublic({ where: { ...publicWhere, bookId } });

async function findPublic(query: { where: Prisma.PickWhereInput; skip?: number; take?: number }) {
  const picks = await db.pick.findMany({
    ...query,
    orderBy: publicOrder,
    select: { id: true, bookId: true, text: true, user: { select: { displayName: true } } },
  });
  return picks.map(({ user, ...pick }): PublicPick => ({ ...pick, by: user.displayName ?? "One of our booksellers" }));
}
