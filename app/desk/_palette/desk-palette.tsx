"use client";
import { useState } from "react";
import { actionsOnPage } from "@/components/keys/page-targets";
import { singleKeysAreOn } from "@/components/keys/single-keys";
import { type Answer, leadsAway, type PaletteEntry, type PaletteGroup } from "@/components/palette/entries";
import { Palette } from "@/components/palette/palette";
import { looksLikeIsbn } from "@/lib/values/isbn";

interface Props {
  typed: string;
  pages: PaletteGroup[];
  openKeys(): void;
  goTo(href: string): void;
  onClosed(): void;
}

/** The palette of the desk: what this page can do, every page, what can be added, and every record there is. */
export function DeskPalette({ typed, pages, openKeys, goTo, onClosed }: Props) {
  const [local] = useState(() => withActions(pages, openKeys));

  function closed(entry: PaletteEntry | undefined) {
    onClosed();
    if (!entry) return;
    if (leadsAway(entry)) document.getElementById("content")?.focus({ preventScroll: true });
    if (entry.href) goTo(entry.href);
    entry.element?.click();
    entry.act?.();
  }

  return (
    <Palette
      typed={typed}
      local={local}
      ask={findRecords}
      further={searchBooks}
      hint="A page, a book, an author…"
      onClosed={closed}
    />
  );
}

function withActions(pages: PaletteGroup[], openKeys: () => void): PaletteGroup[] {
  const title = document.querySelector("h1")?.textContent ?? "This page";
  const hint = (key: string | undefined) => (singleKeysAreOn() ? key : undefined);
  const actions = actionsOnPage().map(({ label, element, inMain }) => ({
    inMain,
    entry: { text: label, element, hint: hint(element.dataset.key?.toUpperCase()) },
  }));
  const entries = (inMain: boolean) => actions.filter((one) => one.inMain === inMain).map(({ entry }) => entry);
  const keys = { text: "Keys", words: "keyboard shortcuts help", hint: hint("?"), act: openKeys };
  const groups: PaletteGroup[] = [
    { label: title, entries: entries(true) },
    ...pages,
    { label: "You", entries: [keys, ...entries(false)], place: "behind" },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

const PATIENCE = 10_000;

async function findRecords(text: string, signal: AbortSignal): Promise<Answer> {
  const address = `/api/desk/palette?${new URLSearchParams({ q: text })}`;
  const answer = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) });
  if (answer.status === 401) return { text, problem: "You are signed out. Sign in again to look for anything." };
  if (answer.status === 503) return { text, problem: (await answer.json()).error };
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return { text, groups: await answer.json() };
}

/** The list of books has more of them; and what a scanner typed, it opens at once, or offers to add. */
function searchBooks(text: string) {
  const first = looksLikeIsbn(text);
  const href = `/desk/books?${new URLSearchParams({ q: text })}`;
  return { entry: { text: first ? `Find ISBN ${text}` : `Search books for “${text}”`, href }, first };
}
