/** What a key press asks for at the desk. */
export type Deed = "palette" | "save" | "search" | "keys" | "new" | "edit";

export interface Press {
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

export interface Situation {
  /** The focus is where keys write or choose. */
  typing: boolean;
  /** A dialog is open: the page behind it is not to be touched. */
  dialog: boolean;
  /** Single keys are switched on. */
  singleKeys: boolean;
  /** ⌘ stands for Ctrl. */
  apple: boolean;
}

const singleKeys: Record<string, Deed> = { "/": "search", "?": "keys", n: "new", e: "edit" };

/** What this press asks for there, if anything. */
export function deedOf(press: Press, { typing, dialog, singleKeys: on, apple }: Situation): Deed | undefined {
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
  return Object.hasOwn(singleKeys, key) ? singleKeys[key] : undefined;
}
