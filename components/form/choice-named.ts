import { fold } from "@/lib/text";
import type { Choice, Picker } from "./combo-input";

/** The one choice that a text names, where it is not chosen already; no text names the choice of none. */
export function choiceNamed(text: string, { chosen, all }: NonNullable<Picker["one"]>): Choice | undefined {
  if (text === chosen.label) return undefined;
  if (text.trim() === "") return all.find(({ value }) => value === "");
  const called = all.filter(({ label }) => fold(label) === fold(text));
  return called.length === 1 ? called[0] : undefined;
}
