"use client";
import { type ReactNode, useMemo } from "react";
import { type SuggestionResult, type Suggestions, SuggestionsContext } from "@/components/ui/suggestions";

interface Props {
  /** The forms that go there have suggestions in their box. */
  action: string;
  /** The route that has them. */
  url: string;
  children: ReactNode;
}

/** Around pages with search boxes: what those suggest. */
export function SuggestionsProvider({ action, url: from, children }: Props) {
  const suggestions = useMemo<Suggestions>(
    () => ({ action, suggest: (text, signal) => fetchSuggestions(from, text, signal) }),
    [action, from],
  );
  return <SuggestionsContext value={suggestions}>{children}</SuggestionsContext>;
}

async function fetchSuggestions(from: string, text: string, signal: AbortSignal): Promise<SuggestionResult> {
  const answer = await fetch(`${from}?${new URLSearchParams({ q: text })}`, { signal });
  if (answer.status === 503) return { problem: (await answer.json()).error };
  return { groups: answer.ok ? await answer.json() : [] };
}
