import { fold } from "@/lib/values/text";

/** An entry of the palette: a page to open, or a control of this page to press. */
export interface PaletteEntry {
  text: string;
  /** Tells it from entries with the same text: "Jane Austen", "Manager". */
  note?: string | null;
  /** Other words that find it. */
  keywords?: string;
  /** The keyboard shortcut that does the same. */
  hint?: string;
  href?: string;
  /** A control to press instead of opening a page. */
  element?: HTMLElement;
  /** A function to run instead. */
  run?(): void;
}

export interface PaletteGroup {
  label: string;
  entries: PaletteEntry[];
  /** Its position while something is typed: after the results, or last, as the fallback search is. */
  position?: "after-results" | "last";
}

/** Whether the entry opens another page, so that the focus cannot return to where it was. */
export function isNavigation({ href, element }: PaletteEntry): boolean {
  return href !== undefined || element?.matches("a") === true;
}

/** The results for a text, or why the search failed, as a sentence. */
export type PaletteResult = { text: string; groups: PaletteGroup[] } | { text: string; problem: string };

export type PaletteSearch = (text: string, signal: AbortSignal) => Promise<PaletteResult>;

interface VisibleGroupsInput {
  /** The entries that need no search. */
  local: PaletteGroup[];
  result?: PaletteResult;
  /** Where to search further for a text; `first` if it is more specific than any name, as an ISBN is. */
  fallbackSearch(text: string): { entry: PaletteEntry; first: boolean };
}

/** The groups to show for a text: all local ones without text; otherwise local matches, results and the fallback search. */
export function visibleGroups(text: string, { local, result, fallbackSearch }: VisibleGroupsInput): PaletteGroup[] {
  if (text.trim() === "") return local;
  const found = result && "groups" in result ? result.groups : [];
  // The previous results stay during the next search, filtered by the current text.
  const results = result?.text === text ? found : matchingGroups(found, text);
  const { entry, first } = fallbackSearch(text.trim());
  const search: PaletteGroup = { label: "Search", entries: [entry], position: "last" };
  if (first) return results.length > 0 ? results : [search];
  const matching = matchingGroups(local, text);
  const after = matching.filter(({ position }) => position === "after-results");
  return [...matching.filter((group) => !after.includes(group)), ...results, ...after, search];
}

/** The groups with the entries that match every word of the text, by prefix. */
function matchingGroups(groups: PaletteGroup[], text: string): PaletteGroup[] {
  const words = wordsOf(text);
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => matchesWords(entry, words)) }))
    .filter(({ entries }) => entries.length > 0);
}

function matchesWords({ text, note, keywords = "" }: PaletteEntry, typed: string[]): boolean {
  const own = wordsOf(`${text} ${note ?? ""} ${keywords}`);
  return typed.every((word) => own.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
