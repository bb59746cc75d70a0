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

/** Handles the desk's keyboard shortcuts, wherever the focus is. */
export function useShortcuts({ openPalette, openShortcuts }: Openers): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = event.defaultPrevented ? undefined : matchEvent(event);
    const act = shortcut && shortcutHandlers({ openPalette, openShortcuts })[shortcut]();
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

/** Returns the shortcut that an event triggers, if any. */
export function matchEvent(event: KeyboardEvent, dialog = isDialogOpen()): Shortcut | undefined {
  const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift, repeat, isComposing: composing } = event;
  return matchShortcut(
    { key, ctrl, meta, alt, shift, repeat, composing },
    { typing: isTyping(event.composedPath()[0]), dialog, singleKeys: areSingleKeysEnabled(), apple: isApplePlatform() },
  );
}

/** What each shortcut does on this page; undefined without a target, so that the browser handles the key. */
function shortcutHandlers({ openPalette, openShortcuts }: Openers): Record<Shortcut, () => (() => void) | undefined> {
  const pressing = (element: HTMLElement | undefined) => element && (() => element.click());
  return {
    palette: () => openPalette,
    help: () => openShortcuts,
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
