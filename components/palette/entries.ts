import { fold } from "@/lib/values/text";

/** What the palette offers: a page to go to, or something on this page to press. */
export interface PaletteEntry {
  text: string;
  /** What tells it from others: "Jane Austen", "Manager". */
  note?: string | null;
  /** Other words by which it is found. */
  words?: string;
  /** The key that does the same. */
  hint?: string;
  href?: string;
  /** What is pressed instead of going somewhere. */
  element?: HTMLElement;
  /** What is done instead. */
  act?(): void;
}

export interface PaletteGroup {
  label: string;
  entries: PaletteEntry[];
  /** Where it stands when something is typed: behind what was found, or last, where one looks further. */
  place?: "behind" | "last";
}

/** Whether it leads to another page, so that the focus has no place to return to. */
export function leadsAway({ href, element }: PaletteEntry): boolean {
  return href !== undefined || element?.matches("a") === true;
}

/** What was found for a text, or a sentence that says why nothing could be looked for. */
export type Answer = { text: string; groups: PaletteGroup[] } | { text: string; problem: string };

/** Asks for what a text finds. */
export type Ask = (text: string, signal: AbortSignal) => Promise<Answer>;

interface Offer {
  /** What is there without asking. */
  local: PaletteGroup[];
  answer?: Answer;
  /** Where to look further for a text; `first` where it says more than any name. */
  further(text: string): { entry: PaletteEntry; first: boolean };
}

/** What is offered for a text: all that is at hand for none, and otherwise what fits, what was found, and a further search. */
export function offered(text: string, { local, answer, further }: Offer): PaletteGroup[] {
  if (text.trim() === "") return local;
  const found = answer && "groups" in answer ? answer.groups : [];
  // The last answer stays while the next one is under way, as far as it fits what is typed by now.
  const known = answer?.text === text ? found : fitting(found, text);
  const { entry, first } = further(text.trim());
  const search: PaletteGroup = { label: "Search", entries: [entry], place: "last" };
  if (first) return known.length > 0 ? known : [search];
  const near = fitting(local, text);
  const behind = near.filter(({ place }) => place === "behind");
  return [...near.filter((group) => !behind.includes(group)), ...known, ...behind, search];
}

/** The entries in which every word of the text begins one. */
function fitting(groups: PaletteGroup[], text: string): PaletteGroup[] {
  const words = wordsOf(text);
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => fits(entry, words)) }))
    .filter(({ entries }) => entries.length > 0);
}

function fits({ text, note, words = "" }: PaletteEntry, typed: string[]): boolean {
  const own = wordsOf(`${text} ${note ?? ""} ${words}`);
  return typed.every((word) => own.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
