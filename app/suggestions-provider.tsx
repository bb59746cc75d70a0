"use client";
import { type ReactNode, useMemo } from "react";
import { type SuggestionResult, type Suggestions, SuggestionsContext } from "@/components/ui/suggestions";

interface Props {
  /** The action of the search forms that get suggestions. */
  action: string;
  /** The route that returns them. */
  url: string;
  children: ReactNode;
}

/** Provides suggestions to the search boxes inside. */
export function SuggestionsProvider({ action, url, children }: Props) {
  const suggestions = useMemo<Suggestions>(
    () => ({ action, suggest: (text, signal) => fetchSuggestions(url, text, signal) }),
    [action, url],
  );
  return <SuggestionsContext value={suggestions}>{children}</SuggestionsContext>;
}

async function fetchSuggestions(url: string, text: string, signal: AbortSignal): Promise<SuggestionResult> {
  const response = await fetch(`${url}?${new URLSearchParams({ q: text })}`, { signal });
  if (response.status === 503) return { problem: (await response.json()).error };
  return { groups: response.ok ? await response.json() : [] };
}
