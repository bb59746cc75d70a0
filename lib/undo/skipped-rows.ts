/** The rows that an undo leaves alone, for people: what each is called, and why in a sentence. */

import { fieldLabel } from "../entities/fields";
import type { Reference } from "../entities/model";
import { referencesSentence } from "../entities/references";
import { type EntityName, entities } from "../entities/registry";
import { titlesOf } from "../entities/titles";
import { labelInSentence } from "../values/format";
import type { Left, Reason } from "./reasons";

export interface LeftShown {
  entity: EntityName;
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

type Names = Awaited<ReturnType<typeof titlesOf>>;

/** Names them, with what stands in the way of each. */
export async function showLeft(left: Left[]): Promise<LeftShown[]> {
  const names = await titlesOf(left.flatMap((row) => [row, ...othersIn(row)]));
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

function othersIn({ entity, reason }: Left): { entity: EntityName; id: number }[] {
  if (reason.why === "taken") return [{ entity, id: reason.by }];
  return reason.why === "missing" ? [{ entity: reason.entity, id: reason.id }] : [];
}

function seeFor(entity: EntityName, reason: Reason, names: Names): Reference | undefined {
  if (reason.why !== "taken") return undefined;
  return { entity, id: reason.by, label: names(entity, reason.by).name ?? `no. ${reason.by}` };
}

function sentenceFor(entity: EntityName, reason: Reason, names: Names): string {
  const { one } = entities[entity].label;
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
      return (
        entities[entity].takenSentence ??
        `Another ${one} has its ${labelInSentence(fieldLabel(entity, reason.field))} now.`
      );
    case "missing": {
      const name = names(reason.entity, reason.id).name ?? `no. ${reason.id}`;
      return `The ${entities[reason.entity].label.one} ${name}, which belongs to it, is not there any more.`;
    }
    case "needed":
      return referencesSentence(entity, reason.by, reason.count);
    case "acted":
      return "This user has changed things, and the history still names them.";
    case "lastOne":
      return entities[entity].mustRemain?.sentence ?? "It is the last one.";
    case "notKept":
      return "What it was is not kept: passwords never are.";
  }
}
