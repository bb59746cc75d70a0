/** The keyboard shortcuts of the desk, by what they do. */
export type Shortcut = "palette" | "save" | "search" | "help" | "new" | "edit";

export interface KeyPress {
  /** The character it types, so that shortcuts work on every keyboard layout. */
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
  /** The key is held down. */
  repeat: boolean;
  /** An input method is composing a character. */
  composing: boolean;
}

export interface KeyContext {
  /** The focus is in a text field, a list box or the like. */
  typing: boolean;
  /** A dialog is open: the page behind it must not react. */
  dialog: boolean;
  /** Single-key shortcuts are enabled. */
  singleKeys: boolean;
  /** The platform uses ⌘ instead of Ctrl. */
  apple: boolean;
}

const singleKeyShortcuts: Record<string, Shortcut> = { "/": "search", "?": "help", n: "new", e: "edit" };

/** Returns the shortcut that a key press triggers in this context, if any. */
export function matchShortcut(
  press: KeyPress,
  { typing, dialog, singleKeys: on, apple }: KeyContext,
): Shortcut | undefined {
  if (press.repeat || press.composing || press.alt) return undefined;
  // With Caps Lock on, a letter is upper case without Shift.
  const key = press.key.toLowerCase();
  if (press.ctrl || press.meta) {
    const isChord = apple ? press.meta && !press.ctrl : press.ctrl && !press.meta;
    if (!isChord || press.shift) return undefined;
    if (key === "enter") return "save";
    return key === "k" && !dialog ? "palette" : undefined;
  }
  if (typing || dialog || !on || (press.shift && /\p{L}/u.test(key))) return undefined;
  return Object.hasOwn(singleKeyShortcuts, key) ? singleKeyShortcuts[key] : undefined;
}
