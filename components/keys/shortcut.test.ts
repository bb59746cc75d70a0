import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeyContext, type KeyPress, matchShortcut } from "./shortcut";

const bare: KeyPress = { key: "", ctrl: false, meta: false, alt: false, shift: false, repeat: false, composing: false };
const atEase: KeyContext = { typing: false, dialog: false, singleKeys: true, apple: false };

const key = fc.oneof(
  fc.constantFrom("/", "?", "n", "N", "e", "E", "k", "K", "Enter", "Escape", "Process", "Dead", "constructor"),
  fc.string({ unit: "grapheme", maxLength: 2 }),
);
const yesOrNo = fc.boolean();
const press = fc.record({
  key,
  ctrl: yesOrNo,
  meta: yesOrNo,
  alt: yesOrNo,
  shift: yesOrNo,
  repeat: yesOrNo,
  composing: yesOrNo,
});
const situation = fc.record({ typing: yesOrNo, dialog: yesOrNo, singleKeys: yesOrNo, apple: yesOrNo });

describe("a single key", () => {
  it.each([
    ["/", "search"],
    ["?", "keys"],
    ["n", "new"],
    ["e", "edit"],
    ["N", "new"],
    ["E", "edit"],
    ["k", undefined],
    ["Enter", undefined],
    ["toString", undefined],
  ])("%s asks for %s", (key, deed) => {
    expect(matchShortcut({ ...bare, key }, atEase)).toBe(deed);
  });

  it("may need Shift for a sign, and is another key with it for a letter", () => {
    expect(matchShortcut({ ...bare, key: "?", shift: true }, atEase)).toBe("keys");
    expect(matchShortcut({ ...bare, key: "/", shift: true }, atEase)).toBe("search");
    expect(matchShortcut({ ...bare, key: "N", shift: true }, atEase)).toBeUndefined();
    // With Caps Lock on.
    expect(matchShortcut({ ...bare, key: "n", shift: true }, atEase)).toBeUndefined();
  });

  it("does nothing while somebody types, in a dialog, switched off, or with another key held", () => {
    fc.assert(
      fc.property(press, situation, (press, situation) => {
        const deed = matchShortcut(press, situation);
        if (deed === undefined || press.ctrl || press.meta) return;
        expect(situation).toMatchObject({ typing: false, dialog: false, singleKeys: true });
        expect(press).toMatchObject({ alt: false, repeat: false, composing: false });
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("a chord", () => {
  it("is Ctrl's, and on Apple's keyboards ⌘'s: whatever is typed, and with single keys off", () => {
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

  it("is never made with Alt or Shift, by holding down, or while a character is put together", () => {
    fc.assert(
      fc.property(press, situation, (press, situation) => {
        const isSpoilt = press.alt || press.repeat || press.composing;
        if (isSpoilt || (press.shift && (press.ctrl || press.meta))) {
          expect(matchShortcut(press, situation)).toBeUndefined();
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
