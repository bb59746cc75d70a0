import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeyContext, type KeyPress, matchShortcut } from "./shortcut";

const bare: KeyPress = { key: "", ctrl: false, meta: false, alt: false, shift: false, repeat: false, composing: false };
const idle: KeyContext = { typing: false, dialog: false, singleKeys: true, apple: false };

const key = fc.oneof(
  fc.constantFrom("/", "?", "n", "N", "e", "E", "k", "K", "Enter", "Escape", "Process", "Dead", "constructor"),
  fc.string({ unit: "grapheme", maxLength: 2 }),
);
const boolean = fc.boolean();
const press = fc.record({
  key,
  ctrl: boolean,
  meta: boolean,
  alt: boolean,
  shift: boolean,
  repeat: boolean,
  composing: boolean,
});
const situation = fc.record({ typing: boolean, dialog: boolean, singleKeys: boolean, apple: boolean });

describe("a single key", () => {
  it.each([
    ["/", "search"],
    ["?", "help"],
    ["n", "new"],
    ["e", "edit"],
    ["N", "new"],
    ["E", "edit"],
    ["k", undefined],
    ["Enter", undefined],
    ["toString", undefined],
  ])("%s triggers %s", (key, shortcut) => {
    expect(matchShortcut({ ...bare, key }, idle)).toBe(shortcut);
  });

  it("may need Shift for a symbol, and does not match with Shift for a letter", () => {
    expect(matchShortcut({ ...bare, key: "?", shift: true }, idle)).toBe("help");
    expect(matchShortcut({ ...bare, key: "/", shift: true }, idle)).toBe("search");
    expect(matchShortcut({ ...bare, key: "N", shift: true }, idle)).toBeUndefined();
    // With Caps Lock on.
    expect(matchShortcut({ ...bare, key: "n", shift: true }, idle)).toBeUndefined();
  });

  it("does nothing while somebody types, in a dialog, when disabled, or with a modifier", () => {
    fc.assert(
      fc.property(press, situation, (press, situation) => {
        const shortcut = matchShortcut(press, situation);
        if (shortcut === undefined || press.ctrl || press.meta) return;
        expect(situation).toMatchObject({ typing: false, dialog: false, singleKeys: true });
        expect(press).toMatchObject({ alt: false, repeat: false, composing: false });
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("a chord", () => {
  it("uses Ctrl, or ⌘ on Apple keyboards, also while typing and with single keys disabled", () => {
    fc.assert(
      fc.property(situation, (situation) => {
        const held = { ctrl: !situation.apple, meta: situation.apple };
        const other = { ctrl: situation.apple, meta: !situation.apple };
        expect(matchShortcut({ ...bare, key: "Enter", ...held }, situation)).toBe("save");
        expect(matchShortcut({ ...bare, key: "k", ...held }, situation)).toBe(situation.dialog ? undefined : "palette");
        expect(matchShortcut({ ...bare, key: "k", ...other }, situation)).toBeUndefined();
        expect(matchShortcut({ ...bare, key: "Enter", ctrl: true, meta: true }, situation)).toBeUndefined();
      }),
    );
  });

  it("never matches with Alt or Shift, on repeat, or during composition", () => {
    fc.assert(
      fc.property(press, situation, (press, situation) => {
        const isOther = press.alt || press.repeat || press.composing;
        if (isOther || (press.shift && (press.ctrl || press.meta))) {
          expect(matchShortcut(press, situation)).toBeUndefined();
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
