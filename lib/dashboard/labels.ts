import type { Entity } from "../audit/entities";
import { db } from "../db/client";

interface Subject {
  entity: string;
  entityId: number;
}

/** What the rows are called today, by "entity id"; one that is not there any more has none. One query per kind of row. */
export async function labelsOf(subjects: Subject[]): Promise<Map<string, string>> {
  const kinds = await Promise.all(
    Object.entries(labelsByKind).map(async ([entity, labels]) => {
      const ids = [...new Set(subjects.filter((subject) => subject.entity === entity).map(({ entityId }) => entityId))];
      const found = ids.length > 0 ? await labels({ id: { in: ids } }) : [];
      return found.map(({ id, label }) => [`${entity} ${id}`, label] as const);
    }),
  );
  return new Map(kinds.flat());
}

type Where = { id: { in: number[] } };

const labelsByKind: Record<Entity, (where: Where) => Promise<{ id: number; label: string }[]>> = {
  async user(where) {
    const users = await db.user.findMany({ where, select: { id: true, username: true } });
    return users.map(({ id, username }) => ({ id, label: username }));
  },
  async author(where) {
    const authors = await db.author.findMany({ where, select: { id: true, name: true } });
    return authors.map(({ id, name }) => ({ id, label: name }));
  },
  async book(where) {
    const books = await db.book.findMany({ where, select: { id: true, title: true } });
    return books.map(({ id, title }) => ({ id, label: title }));
  },
  async store(where) {
    const stores = await db.store.findMany({ where, select: { id: true, name: true } });
    return stores.map(({ id, name }) => ({ id, label: name }));
  },
  async stock(where) {
    const select = { id: true, book: { select: { title: true } }, store: { select: { name: true } } };
    const stock = await db.stock.findMany({ where, select });
    return stock.map(({ id, book, store }) => ({ id, label: `${book.title} at ${store.name}` }));
  },
  async computer(where) {
    const computers = await db.computer.findMany({ where, select: { id: true, name: true } });
    return computers.map(({ id, name }) => ({ id, label: name }));
  },
  async session(where) {
    const sessions = await db.session.findMany({ where, select: { id: true, user: { select: { username: true } } } });
    return sessions.map(({ id, user }) => ({ id, label: user.username }));
  },
  async oneTimeLink(where) {
    const links = await db.oneTimeLink.findMany({ where, select: { id: true, user: { select: { username: true } } } });
    return links.map(({ id, user }) => ({ id, label: user.username }));
  },
};
