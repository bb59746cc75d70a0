import { createContext } from "react";

export interface SuggestionGroup {
  label: string;
  options: { href: string; text: string; note?: string }[];
}

/** What was found, or a sentence that says why nothing could be looked for. */
export type SuggestionResult = { groups: SuggestionGroup[] } | { problem: string };

export interface Suggestions {
  /** Where the form goes whose box has them. */
  action: string;
  suggest: (text: string, signal: AbortSignal) => Promise<SuggestionResult>;
}

/** What the search boxes within suggest while somebody types. */
export const SuggestionsContext = createContext<Suggestions | undefined>(undefined);
