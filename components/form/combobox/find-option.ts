import { fold } from "@/lib/values/text";
import type { Option } from "../fields/field";
import type { ComboSettings } from "./combo-input";

type SingleSelect = NonNullable<ComboSettings["single"]>;

/**
 * The only option with this label, if it is not selected already; an empty text finds the empty option. `found` are all
 * options for this text, if known: a partial list cannot tell whether a label is unique.
 */
export function findOptionByText(
  text: string,
  { selected, all, isPartial }: SingleSelect,
  found?: Option[],
): Option | undefined {
  if (text === selected.label) return undefined;
  if (text.trim() === "") return all.find(({ value }) => value === "");
  const matching = (isPartial ? (found ?? []) : all).filter(({ label }) => fold(label) === fold(text));
  return matching.length === 1 ? matching[0] : undefined;
}
