/** The global names of npm run shell. */
import type { z } from "zod";
import { type Actor, anonymous } from "../lib/auth/abilities";
import * as authors from "../lib/authors/queries";
import * as books from "../lib/books/queries";
import { type Command, execute } from "../lib/commands/execute";
import { commands } from "../lib/commands/registry";
import * as computers from "../lib/computers/queries";
import { db } from "../lib/db/client";
import { Prisma } from "../lib/db/generated/sqlite/client";
import { env } from "../lib/env";
import * as stock from "../lib/stock/queries";
import * as stores from "../lib/stores/queries";
import * as users from "../lib/users/queries";
import { findUser } from "./find-user";

const queries = { users, authors, books, stores, stock, computers };

/** The read client, the queries by entity, and every command bound to `me`. */
export function shellContext(me: Actor): Record<string, unknown> {
  return { db, Prisma, me, ...queries, ...bindCommands(me) };
}

function bindCommands(actor: Actor): Record<string, (input: unknown) => Promise<unknown>> {
  const every: Record<string, Command<z.ZodType, unknown>> = commands;
  return Object.fromEntries(
    Object.entries(every).map(([name, command]) => [
      name,
      (input: unknown) => execute(command, input, { actor, via: "shell" }),
    ]),
  );
}

/** The actor: the active user with this name, or anonymous. @throws Error with a message when there is no such user. */
export async function getActor(name: string | undefined): Promise<Actor> {
  if (name === undefined) return anonymous;
  const { id, username, role, active } = await findUser(name);
  if (!active) throw new Error(`${username} is inactive.`);
  return { kind: "user", id, username, role };
}

/** The banner of the shell. */
export function banner(me: Actor): string {
  const where = env.sqliteFile ?? "PostgreSQL";
  const who =
    me.kind === "user" ? `as ${me.username} (${me.role})` : "read-only. To run commands: npm run shell -- --as USER";
  return [
    `Deckle on ${where}, ${who}`,
    "  await db.book.count()                                     read client; use Prisma.sql with db.$queryRaw",
    '  await books.listBooks(me, { q: "tolkien" })               queries: users authors books stores stock computers',
    '  await createAuthor({ name: "Tove Jansson" })              commands, run as me; Tab completes names',
    "  .exit to quit",
  ].join("\n");
}
