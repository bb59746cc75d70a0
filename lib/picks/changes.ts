import { type Actor, can } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { search } from "../search/match";
import { fold } from "../values/text";
import type { PickInput } from "./schema";

/** The columns of a pick. */
export function pickData({ bookId, text, published, position }: PickInput) {
  return { bookId, text, textFold: fold(text), published, position };
}

/** Whether the actor may edit and delete a pick: its author, or a manager of picks. */
export function canEditPick(actor: Actor, pick: { userId: number }): boolean {
  return can(actor, "picks.manage") || (actor.kind === "user" && actor.id === pick.userId);
}

/** @throws CommandError when the pick is somebody else's. */
export function requireOwnPick(actor: Actor, pick: { userId: number }): void {
  if (!canEditPick(actor, pick)) {
    throw new CommandError("You can only change your own staff picks. A manager can change all of them.");
  }
}

/** @throws CommandError at the book, when it no longer exists or the user has another pick of it */
export async function requireFreeBook(
  tx: Transaction,
  { userId, bookId }: { userId: number; bookId: number },
  except?: number,
): Promise<void> {
  const book = await tx.book.findUnique({ where: { id: bookId }, select: { title: true } });
  if (!book) throw CommandError.forField("bookId", "This book no longer exists. Choose another.");
  const other = await tx.pick.findUnique({ where: { userId_bookId: { userId, bookId } }, select: { id: true } });
  if (other && other.id !== except) {
    const see = { entity: "pick" as const, id: other.id, label: book.title };
    throw CommandError.forField("bookId", "This book already has a staff pick by this user.", see);
  }
}

/** Deletes the picks of an erased user. Their text is not recorded in the history. */
export async function erasePicks(tx: Transaction, record: Recorder, userId: number): Promise<void> {
  const picks = await tx.pick.findMany({ where: { userId }, omit: { textFold: true } });
  if (picks.length === 0) return;
  await record.deletedMany(
    "pick",
    picks.map((pick) => ({ ...pick, text: "(erased)" })),
  );
  await tx.pick.deleteMany({ where: { userId } });
  await search.purgeDeleted(tx, "Pick");
}
