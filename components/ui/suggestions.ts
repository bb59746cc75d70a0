import { createContext } from "react";

export interface SuggestionGroup {
  label: string;
  options: { href: string; text: string; note?: string }[];
}

/** The suggestions, or why there are none, as a sentence. */
export type SuggestionResult = { groups: SuggestionGroup[] } | { problem: string };

export interface Suggestions {
  /** The action of the search forms that get them. */
  action: string;
  suggest: (text: string, signal: AbortSignal) => Promise<SuggestionResult>;
}

/** The suggestions of the search boxes inside this context. */
export const SuggestionsContext = createContext<Suggestions | undefined>(undefined);
