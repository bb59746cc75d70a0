import type { Role } from "../db/generated/sqlite/enums";

/** What an actor may do. */
export type Ability =
  /** Needs no sign-in: the storefront, signing in. */
  | "anyone"
  /** See books, authors, stores, stock and computers at the desk; own password, sessions and saved views. */
  | "desk"
  /** Add and edit books and authors. */
  | "catalogue.edit"
  | "stock.change"
  | "catalogue.delete"
  /** Import rows from a file. */
  | "catalogue.import"
  /** Add, edit, close and delete stores and computers. */
  | "stores.manage"
  | "computers.manage"
  /** Recommend books to customers: own staff picks; those of others. */
  | "picks.write"
  | "picks.manage"
  /** Save a view of a list for everyone. */
  | "views.share"
  /** Rename and delete the saved views of others. */
  | "views.manage"
  /** History of books, authors, stores, stock and computers. */
  | "history"
  /** Users, their roles, sessions and one-time links, and the whole history. */
  | "users.manage"
  /** Only for the operator's commands: seeding, a reset from the shell. */
  | "system";

const bookseller: Ability[] = ["anyone", "desk", "catalogue.edit", "stock.change", "picks.write"];
const manager: Ability[] = [
  ...bookseller,
  "catalogue.delete",
  "catalogue.import",
  "stores.manage",
  "computers.manage",
  "picks.manage",
  "views.share",
  "history",
];
const admin: Ability[] = [...manager, "views.manage", "users.manage"];
const abilities: Record<Role, ReadonlySet<Ability>> = {
  bookseller: new Set(bookseller),
  manager: new Set(manager),
  admin: new Set(admin),
};

/**
 * Who acts: an active user, an anonymous visitor (not signed in, or inactive), or the system (seed, operator's
 * commands).
 */
export type Actor =
  | { kind: "user"; id: number; username: string; role: Role; sessionId?: number }
  | { kind: "anonymous" }
  | { kind: "system" };

export type UserActor = Extract<Actor, { kind: "user" }>;

export const anonymous: Actor = { kind: "anonymous" };
export const system: Actor = { kind: "system" };

/** Whether this actor has an ability. The only place that decides it, for pages, routes, queries and commands. */
export function can(actor: Actor, ability: Ability): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "anonymous") return ability === "anyone";
  return abilities[actor.role].has(ability);
}

/** Thrown when the actor lacks an ability. */
export class ForbiddenError extends Error {
  constructor(readonly ability: Ability) {
    super("You don’t have permission to do this. Ask an admin if you need it.");
  }
}

/** @throws ForbiddenError unless the actor has the ability */
export function authorise(actor: Actor, ability: Ability): void {
  if (!can(actor, ability)) throw new ForbiddenError(ability);
}
