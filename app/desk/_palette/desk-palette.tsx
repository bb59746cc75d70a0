"use client";
import { useState } from "react";
import { actionsOnPage } from "@/components/keys/page-targets";
import { areSingleKeysEnabled } from "@/components/keys/single-keys";
import { isNavigation, type PaletteEntry, type PaletteGroup, type PaletteResult } from "@/components/palette/entries";
import { Palette } from "@/components/palette/palette";
import { looksLikeIsbn } from "@/lib/values/isbn";

interface Props {
  initialText: string;
  pages: PaletteGroup[];
  openShortcuts(): void;
  navigate(href: string): void;
  onClosed(): void;
}

/** The desk's palette: the actions of this page, every page, and every record. */
export function DeskPalette({ initialText, pages, openShortcuts, navigate, onClosed }: Props) {
  const [local] = useState(() => withActions(pages, openShortcuts));

  function closed(entry: PaletteEntry | undefined) {
    onClosed();
    if (!entry) return;
    if (isNavigation(entry)) document.getElementById("content")?.focus({ preventScroll: true });
    if (entry.href) navigate(entry.href);
    entry.element?.click();
    entry.run?.();
  }

  return (
    <Palette
      initialText={initialText}
      local={local}
      search={fetchRecords}
      fallbackSearch={searchBooks}
      hint="A page, a book, an author…"
      onClosed={closed}
    />
  );
}

function withActions(pages: PaletteGroup[], openShortcuts: () => void): PaletteGroup[] {
  const title = document.querySelector("h1")?.textContent ?? "This page";
  const hint = (key: string | undefined) => (areSingleKeysEnabled() ? key : undefined);
  const actions = actionsOnPage().map(({ label, element, inMain }) => ({
    inMain,
    entry: { text: label, element, hint: hint(element.dataset.key?.toUpperCase()) },
  }));
  const entries = (inMain: boolean) => actions.filter((one) => one.inMain === inMain).map(({ entry }) => entry);
  const shortcuts = { text: "Keyboard shortcuts", keywords: "keys help", hint: hint("?"), run: openShortcuts };
  const groups: PaletteGroup[] = [
    { label: title, entries: entries(true) },
    ...pages,
    { label: "You", entries: [shortcuts, ...entries(false)], position: "after-results" },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

const TIMEOUT_MS = 10_000;

async function fetchRecords(text: string, signal: AbortSignal): Promise<PaletteResult> {
  const url = `/api/desk/palette?${new URLSearchParams({ q: text })}`;
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
  if (response.status === 401) return { text, problem: "You are signed out. Sign in again to search." };
  if (response.status === 503) return { text, problem: (await response.json()).error };
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return { text, groups: await response.json() };
}

/** Searches the list of books, which has more results; it opens a scanned ISBN's book, or offers to add one. */
function searchBooks(text: string) {
  const first = looksLikeIsbn(text);
  const href = `/desk/books?${new URLSearchParams({ q: text })}`;
  return { entry: { text: first ? `Find ISBN ${text}` : `Search books for “${text}”`, href }, first };
}
