/** What a key press asks for at the desk. */
export type Shortcut = "palette" | "save" | "search" | "keys" | "new" | "edit";

export interface KeyPress {
  /** What the key types, so that it is the same on every keyboard layout. */
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
  /** The key is held down. */
  repeat: boolean;
  /** An input method is putting a character together. */
  composing: boolean;
}

export interface KeyContext {
  /** The focus is where keys write or choose. */
  typing: boolean;
  /** A dialog is open: the page behind it is not to be touched. */
  dialog: boolean;
  /** Single keys are switched on. */
  singleKeys: boolean;
  /** ⌘ stands for Ctrl. */
  apple: boolean;
}

const singleKeyShortcuts: Record<string, Shortcut> = { "/": "search", "?": "keys", n: "new", e: "edit" };

/** What this press asks for there, if anything. */
export function matchShortcut(
  press: KeyPress,
  { typing, dialog, singleKeys: on, apple }: KeyContext,
): Shortcut | undefined {
  if (press.repeat || press.composing || press.alt) return undefined;
  // With Caps Lock on, a letter is a capital without Shift.
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
