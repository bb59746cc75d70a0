"use client";
import { useEffect, useEffectEvent } from "react";
import { isDialogOpen, isTyping, linkWithKey, saveButton, searchField } from "./page-targets";
import { isApple } from "./platform";
import { type Deed, deedOf } from "./shortcut";
import { singleKeysAreOn } from "./single-keys";

interface Openers {
  openPalette(): void;
  openKeys(): void;
}

/** Listens for the keys of the desk, wherever the focus is. */
export function useKeys({ openPalette, openKeys }: Openers): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const deed = event.defaultPrevented ? undefined : askedBy(event);
    const act = deed && deeds({ openPalette, openKeys })[deed]();
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}

/** What a key press asks for, in a dialog or out of one. */
export function askedBy(event: KeyboardEvent, dialog = isDialogOpen()): Deed | undefined {
  const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift, repeat, isComposing: composing } = event;
  return deedOf(
    { key, ctrl, meta, alt, shift, repeat, composing },
    { typing: isTyping(event.composedPath()[0]), dialog, singleKeys: singleKeysAreOn(), apple: isApple() },
  );
}

/** How each is done on this page; undefined when there is nothing to do it with, and the key is the browser's. */
function deeds({ openPalette, openKeys }: Openers): Record<Deed, () => (() => void) | undefined> {
  const pressing = (element: HTMLElement | undefined) => element && (() => element.click());
  return {
    palette: () => openPalette,
    keys: () => openKeys,
    new: () => pressing(linkWithKey("n")),
    edit: () => pressing(linkWithKey("e")),
    save: () => pressing(saveButton(document.activeElement)),
    search: () => {
      const field = searchField();
      if (!field) return openPalette;
      return () => {
        field.focus();
        field.select();
      };
    },
  };
}
