"use client";
import Link from "next/link";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { keepTyping } from "@/components/keys/capture-typing";
import { useModifier } from "@/components/keys/platform";
import { useKeys } from "@/components/keys/use-keys";
import type { PaletteGroup } from "@/components/palette/entries";

const loadPalette = () => import("./desk-palette");
const loadKeys = () => import("@/components/keys/keys-dialog");

const fetchPalette = () => void loadPalette().catch(() => undefined);

type Shown =
  | { what: "palette"; typed: string; DeskPalette: Awaited<ReturnType<typeof loadPalette>>["DeskPalette"] }
  | { what: "keys"; KeysDialog: Awaited<ReturnType<typeof loadKeys>>["KeysDialog"] };

/** The button that opens the palette, and the keys of the desk. What they show is loaded when it is first asked for. */
export function DeskKeys({ pages }: { pages: PaletteGroup[] }) {
  const [shown, setShown] = useState<Shown>();
  const modifier = useModifier();
  const [href, setHref] = useState("/desk");
  const link = useRef<HTMLAnchorElement>(null);
  const close = () => setShown(undefined);

  /** By a link that stays, so that it is asked for as by any other when a form on the page is not saved. */
  function goTo(href: string) {
    flushSync(() => setHref(href));
    link.current?.click();
  }

  async function openPalette() {
    const typed = keepTyping();
    try {
      const { DeskPalette } = await loadPalette();
      setShown({ what: "palette", typed: typed(), DeskPalette });
    } catch {
      typed();
      goInstead("/desk/search");
    }
  }

  async function openKeys() {
    try {
      const { KeysDialog } = await loadKeys();
      setShown({ what: "keys", KeysDialog });
    } catch {
      goInstead("/desk/account");
    }
  }

  useKeys({ openPalette, openKeys });
  return (
    <>
      {modifier ? (
        <button
          type="button"
          className="go-to"
          aria-haspopup="dialog"
          onClick={openPalette}
          onPointerEnter={fetchPalette}
          onFocus={fetchPalette}
        >
          Go to… <kbd aria-hidden>{modifier} K</kbd>
        </button>
      ) : (
        <a href="/desk/search" className="go-to">
          Go to… <kbd aria-hidden>Ctrl K</kbd>
        </a>
      )}
      <Link ref={link} href={href} prefetch={false} hidden tabIndex={-1} />
      {shown?.what === "palette" && (
        <shown.DeskPalette typed={shown.typed} pages={pages} openKeys={openKeys} goTo={goTo} onClosed={close} />
      )}
      {shown?.what === "keys" && <shown.KeysDialog onClosed={close} />}
    </>
  );
}

/** To the page that does the same, where the scripts are gone: they were those of a former version. */
function goInstead(path: string) {
  if (navigator.onLine) location.assign(path);
}
