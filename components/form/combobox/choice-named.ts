import { fold } from "@/lib/values/text";
import type { Choice, Picker } from "./combo-input";

type One = NonNullable<Picker["one"]>;

/**
 * The one choice that a text names, where it is not chosen already; no text names the choice of none. `found` are all the
 * choices for this text, where that is known: a part of the list cannot tell that there is but one of this name.
 */
export function choiceNamed(text: string, { chosen, all, isPartial }: One, found?: Choice[]): Choice | undefined {
  if (text === chosen.label) return undefined;
  if (text.trim() === "") return all.find(({ value }) => value === "");
  const called = (isPartial ? (found ?? []) : all).filter(({ label }) => fold(label) === fold(text));
  return called.length === 1 ? called[0] : undefined;
}
