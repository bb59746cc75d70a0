"use client";
import { type ReactNode, useMemo } from "react";
import { type Suggested, type Suggestions, SuggestionsContext } from "@/components/ui/suggestions";

interface Props {
  /** The forms that go there have suggestions in their box. */
  action: string;
  /** The route that has them. */
  from: string;
  children: ReactNode;
}

/** Around pages with search boxes: what those suggest. */
export function Suggesting({ action, from, children }: Props) {
  const suggestions = useMemo<Suggestions>(
    () => ({ action, suggest: (text, signal) => fetchSuggestions(from, text, signal) }),
    [action, from],
  );
  return <SuggestionsContext value={suggestions}>{children}</SuggestionsContext>;
}

async function fetchSuggestions(from: string, text: string, signal: AbortSignal): Promise<Suggested> {
  const answer = await fetch(`${from}?${new URLSearchParams({ q: text })}`, { signal });
  if (answer.status === 503) return { problem: (await answer.json()).error };
  return { groups: answer.ok ? await answer.json() : [] };
}
