import { fold } from "@/lib/values/text";
import type { Option } from "../fields/field";
import type { ComboSettings } from "./combo-input";

type SingleSelect = NonNullable<ComboSettings["single"]>;

/**
 * The one choice that a text names, where it is not chosen already; no text names the choice of none. `found` are all the
 * choices for this text, where that is known: a part of the list cannot tell that there is but one of this name.
 */
export function findOptionByText(
  text: string,
  { chosen, all, isPartial }: SingleSelect,
  found?: Option[],
): Option | undefined {
  if (text === chosen.label) return undefined;
  if (text.trim() === "") return all.find(({ value }) => value === "");
  const called = (isPartial ? (found ?? []) : all).filter(({ label }) => fold(label) === fold(text));
  return called.length === 1 ? called[0] : undefined;
}
