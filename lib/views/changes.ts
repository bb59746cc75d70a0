import { type Actor, can } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import { fold } from "../values/text";

// All of them are shown above their list.
const MAX_VIEWS = 30;

/** The columns of a view's name and visibility. */
export function viewData({ name, shared }: { name: string; shared: boolean }) {
  return { name, nameFold: fold(name), shared };
}

/** Whether somebody may rename, share and delete a view: its owner, or whoever manages them all. */
export function mayChangeView(actor: Actor, view: { ownerId: number }): boolean {
  return can(actor, "views.manage") || (actor.kind === "user" && actor.id === view.ownerId);
}

/** @throws CommandError when the view is somebody else's. */
export function refuseNonOwner(actor: Actor, view: { ownerId: number }): void {
  if (!mayChangeView(actor, view)) {
    throw new CommandError("Only the owner of this view or an admin can change it. You can save a copy for yourself.");
  }
}

/** @throws CommandError at the field, when the actor may not show a view to everybody. */
export function refuseSharing(actor: Actor): void {
  if (!can(actor, "views.share")) {
    throw CommandError.forField(
      "shared",
      "Only managers and admins can save a view for everyone. Save it for yourself.",
    );
  }
}

/** @throws CommandError at the name, when another of the owner's views of this list has it, whatever its case and accents. */
export async function refuseTaken(
  tx: Transaction,
  { list, ownerId, nameFold }: { list: string; ownerId: number; nameFold: string },
  except?: number,
): Promise<void> {
  const other = await tx.savedView.findUnique({ where: { list_ownerId_nameFold: { list, ownerId, nameFold } } });
  if (other && other.id !== except) {
    const see = { entity: "savedView" as const, id: other.id, label: other.name };
    throw CommandError.forField("name", "This list already has a saved view with this name.", see);
  }
}

/** @throws CommandError when the owner has as many views of this list as anybody may. */
export async function refuseTooMany(tx: Transaction, list: string, ownerId: number): Promise<void> {
  const views = await tx.savedView.count({ where: { list, ownerId } });
  if (views >= MAX_VIEWS) {
    throw new CommandError(`You have ${views} saved views of this list, the maximum. Delete one first.`);
  }
}
