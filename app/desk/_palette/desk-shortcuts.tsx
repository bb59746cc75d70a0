"use client";
import Link from "next/link";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { captureTyping } from "@/components/keys/capture-typing";
import { useModifier } from "@/components/keys/platform";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import type { PaletteGroup } from "@/components/palette/entries";

const loadPalette = () => import("./desk-palette");
const loadShortcuts = () => import("@/components/keys/shortcuts-dialog");

const fetchPalette = () => void loadPalette().catch(() => undefined);

type Shown =
  | { what: "palette"; typed: string; DeskPalette: Awaited<ReturnType<typeof loadPalette>>["DeskPalette"] }
  | { what: "shortcuts"; ShortcutsDialog: Awaited<ReturnType<typeof loadShortcuts>>["ShortcutsDialog"] };

/** The button that opens the palette, and the desk's keyboard shortcuts. Their dialogs are loaded on first use. */
export function DeskShortcuts({ pages }: { pages: PaletteGroup[] }) {
  const [shown, setShown] = useState<Shown>();
  const modifier = useModifier();
  const [href, setHref] = useState("/desk");
  const link = useRef<HTMLAnchorElement>(null);
  const close = () => setShown(undefined);

  /** Clicks a permanent link, so that unsaved changes are confirmed as for any other link. */
  function navigate(href: string) {
    flushSync(() => setHref(href));
    link.current?.click();
  }

  async function openPalette() {
    const typed = captureTyping();
    try {
      const { DeskPalette } = await loadPalette();
      setShown({ what: "palette", typed: typed(), DeskPalette });
    } catch {
      typed();
      fallBackTo("/desk/search");
    }
  }

  async function openShortcuts() {
    try {
      const { ShortcutsDialog } = await loadShortcuts();
      setShown({ what: "shortcuts", ShortcutsDialog });
    } catch {
      fallBackTo("/desk/account");
    }
  }

  useShortcuts({ openPalette, openShortcuts });
  return (
    <>
      {modifier ? (
        <button
          type="button"
          className="palette-button"
          aria-haspopup="dialog"
          onClick={openPalette}
          onPointerEnter={fetchPalette}
          onFocus={fetchPalette}
        >
          Search or jump to… <kbd aria-hidden>{modifier} K</kbd>
        </button>
      ) : (
        <a href="/desk/search" className="palette-button">
          Search or jump to… <kbd aria-hidden>Ctrl K</kbd>
        </a>
      )}
      <Link ref={link} href={href} prefetch={false} hidden tabIndex={-1} />
      {shown?.what === "palette" && (
        <shown.DeskPalette
          initialText={shown.typed}
          pages={pages}
          openShortcuts={openShortcuts}
          navigate={navigate}
          onClosed={close}
        />
      )}
      {shown?.what === "shortcuts" && <shown.ShortcutsDialog onClosed={close} />}
    </>
  );
}

/** Opens the page that does the same, when the scripts cannot be loaded: a new version has replaced them. */
function fallBackTo(path: string) {
  if (navigator.onLine) location.assign(path);
}
