/** The rows that an undo leaves alone, for people: what each is called, and why in a sentence. */
import { type Entity, entities, type Reference } from "../audit/entities";
import { formatCount } from "../format";
import { labelOf } from "../history/fields";
import { namesOf } from "../history/names";
import type { Left, Reason } from "./reasons";

export interface LeftShown {
  entity: Entity;
  id: number;
  /** What it is called, or was. */
  name?: string;
  isThere: boolean;
  why: string;
  /** The row that stands in its way. */
  see?: Reference;
  /** The change set to look at. */
  set?: number;
}

type Names = Awaited<ReturnType<typeof namesOf>>;

/** Names them, with what stands in the way of each. */
export async function showLeft(left: Left[]): Promise<LeftShown[]> {
  const names = await namesOf(left.flatMap((row) => [row, ...othersIn(row)]));
  return left.map(({ entity, id, reason }) => {
    const { name, isThere } = names(entity, id);
    const set = "set" in reason ? reason.set : undefined;
    return {
      entity,
      id,
      name,
      isThere,
      set,
      why: sentenceFor(entity, reason, names),
      see: seeFor(entity, reason, names),
    };
  });
}

function othersIn({ entity, reason }: Left): { entity: Entity; id: number }[] {
  if (reason.why === "taken") return [{ entity, id: reason.by }];
  return reason.why === "missing" ? [{ entity: reason.entity, id: reason.id }] : [];
}

function seeFor(entity: Entity, reason: Reason, names: Names): Reference | undefined {
  if (reason.why !== "taken") return undefined;
  return { entity, id: reason.by, label: names(entity, reason.by).name ?? `no. ${reason.by}` };
}

function sentenceFor(entity: Entity, reason: Reason, names: Names): string {
  const { one } = entities[entity];
  switch (reason.why) {
    case "changed":
      return "It was changed again since.";
    case "gone":
      return "It was deleted since.";
    case "undone":
      return "This was taken back already.";
    case "there":
      return "It is there again already.";
    case "taken":
      return entity === "stock"
        ? "The store has this book on its list again."
        : `Another ${one} has its ${inSentence(labelOf(entity, reason.field))} now.`;
    case "missing": {
      const name = names(reason.entity, reason.id).name ?? `no. ${reason.id}`;
      return `The ${entities[reason.entity].one} ${name}, which belongs to it, is not there any more.`;
    }
    case "needed":
      return neededBy(entity, reason.by, reason.count);
    case "acted":
      return "This user has changed things, and the history still names them.";
    case "lastAdmin":
      return "This is the last active admin.";
    case "notKept":
      return "What it was is not kept: passwords never are.";
  }
}

function neededBy(entity: Entity, by: Entity, count: number): string {
  if (entity === "book") return `It is on the list of ${formatCount(count, "store")}.`;
  if (by === "stock") return `There ${count === 1 ? "is" : "are"} ${formatCount(count, "title")} on its list.`;
  if (by === "computer") return `${formatCount(count, "computer")} stand${count === 1 ? "s" : ""} there.`;
  if (by === "savedView") return `${formatCount(count, "saved view")} belong${count === 1 ? "s" : ""} to them.`;
  return `${formatCount(count, "book names", "books name")} this ${entities[entity].one}.`;
}

const inSentence = (label: string) => (/^[A-Z]{2}/.test(label) ? label : label.toLowerCase());
