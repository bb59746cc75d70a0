"use client";
import { useEffect, useEffectEvent } from "react";
import { isDialogOpen, isTyping, linkWithKey, saveButton, searchField } from "./page-targets";
import { isApplePlatform } from "./platform";
import { matchShortcut, type Shortcut } from "./shortcut";
import { areSingleKeysEnabled } from "./single-keys";

interface Openers {
  openPalette(): void;
  openShortcuts(): void;
}

/** Listens for the keys of the desk, wherever the focus is. */
export function useShortcuts({ openPalette, openShortcuts: openKeys }: Openers): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const deed = event.defaultPrevented ? undefined : matchEvent(event);
    const act = deed && shortcutHandlers({ openPalette, openShortcuts: openKeys })[deed]();
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
export function matchEvent(event: KeyboardEvent, dialog = isDialogOpen()): Shortcut | undefined {
  const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift, repeat, isComposing: composing } = event;
  return matchShortcut(
    { key, ctrl, meta, alt, shift, repeat, composing },
    { typing: isTyping(event.composedPath()[0]), dialog, singleKeys: areSingleKeysEnabled(), apple: isApplePlatform() },
  );
}

/** How each is done on this page; undefined when there is nothing to do it with, and the key is the browser's. */
function shortcutHandlers({
  openPalette,
  openShortcuts: openKeys,
}: Openers): Record<Shortcut, () => (() => void) | undefined> {
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
