import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeHours, nextOpening, openUntil, parseHours } from "./hours";

describe("parseHours", () => {
  it.each([
    ["Mo-Fr 09:00-18:00; Sa 10:00-16:00", "Mo-Fr 09:00-18:00; Sa 10:00-16:00"],
    ["Mon–Fri 9:00–18:00, Sat 10-16", "Mo-Fr 09:00-18:00; Sa 10:00-16:00"],
    ["Monday to Friday: 9am to 5.30pm\nSat: 10 a.m. - 4 p.m.", "Mo-Fr 09:00-17:30; Sa 10:00-16:00"],
    ["Mo-Fr 09:00-12:30,13:30-18:00", "Mo-Fr 09:00-12:30,13:30-18:00"],
    ["Mo 9-12; Mo 13-18", "Mo 09:00-12:00,13:00-18:00"],
    ["Mo 9-12; Mo 12-18", "Mo 09:00-18:00"],
    ["daily 10-22", "Mo-Su 10:00-22:00"],
    ["Mo-Su 10-18; We closed", "Mo-Tu,Th-Su 10:00-18:00"],
    ["Fr-Mo 10h-18h30", "Mo,Fr-Su 10:00-18:30"],
    ["Tue, Thurs & Saturdays 00:00-24:00", "Tu,Th,Sa 00:00-24:00"],
  ])("reads %j", (typed, text) => {
    expect(parseHours(typed)).toMatchObject({ ok: true, text });
  });

  it.each([
    ["9-18", /^Start with the days/],
    ["Mo-Fr", /^Enter the times/],
    ["Mo 9", /^Enter an opening and a closing time/],
    ["Mo 9-12-13", /^Start with the days/],
    ["Mo 9-5", /closes after it opens/],
    ["Mo 9-5pm", /am or pm at both/],
    ["Mo 9-12, 11-14", /^On Monday two times overlap/],
    ["Mo 25-26", /^“25” is not clear/],
    ["Mo 9:75-18", /^“9:75” is not clear/],
    ["by appointment", /^“by” is not clear/],
    ["", /^Enter the hours/],
    ["Mo closed", /^Enter the hours/],
  ])("refuses %j", (typed, reason) => {
    expect(parseHours(typed)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });

  it("keeps a text that reads as itself", () => {
    const day = fc.constantFrom("Mo", "tue", "Wednesday", "th", "Fri", "sat", "Su", "daily", "Mo-Fr", "Fr–Mo", "Tu,Th");
    const hour = fc.integer({ min: 0, max: 24 });
    const rule = fc.tuple(day, hour, hour).map(([day, from, to]) => `${day} ${from}:00-${to}:00`);
    const texts = fc.oneof(
      fc.array(rule, { minLength: 1, maxLength: 3 }).map((rules) => rules.join("; ")),
      fc
        .array(fc.constantFrom("Mo", "Fr", "-", "9", "18:30", ",", ";", "closed", "pm"))
        .map((words) => words.join(" ")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, (typed) => {
        const parsed = parseHours(typed);
        if (parsed.ok) expect(parseHours(parsed.text)).toEqual(parsed);
        else expect(parsed.reason).toMatch(/\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("describeHours", () => {
  it("names the days, those that are closed too", () => {
    expect(describeHours("Mo-Fr 09:00-12:00,13:00-18:00; Sa 10:00-16:00")).toEqual([
      { days: "Monday to Friday", times: "09:00–12:00, 13:00–18:00" },
      { days: "Saturday", times: "10:00–16:00" },
      { days: "Sunday", times: "closed" },
    ]);
    expect(describeHours("whenever")).toEqual([]);
  });
});

describe("openUntil", () => {
  it("goes by the clock on the store's wall", () => {
    const hours = "Mo-Fr 09:00-18:00";
    // A Wednesday in summer: London is an hour ahead of UTC.
    expect(openUntil(hours, new Date("2026-07-01T08:00:00Z"), "Europe/London")).toBe("18:00");
    expect(openUntil(hours, new Date("2026-07-01T07:59:00Z"), "Europe/London")).toBeNull();
    expect(openUntil(hours, new Date("2026-07-01T17:00:00Z"), "Europe/London")).toBeNull();
    expect(openUntil(hours, new Date("2026-07-04T12:00:00Z"), "Europe/London")).toBeNull();
  });
});

describe("nextOpening", () => {
  const hours = "Mo-Fr 09:00-12:30,13:30-18:00; Sa 10:00-16:00";
  it.each([
    ["2026-11-20T08:59Z", "at 09:00"],
    ["2026-11-20T12:45Z", "at 13:30"],
    ["2026-11-20T18:00Z", "tomorrow at 10:00"],
    ["2026-11-21T16:00Z", "on Monday at 09:00"],
    ["2026-11-22T23:59Z", "tomorrow at 09:00"],
    // In London the summer's clock is an hour ahead.
    ["2026-07-13T08:30Z", "at 13:30"],
  ])("at %s says %j", (now, said) => {
    expect(nextOpening(hours, new Date(now), "Europe/London")).toBe(said);
  });

  it("comes round to the same day a week later", () => {
    expect(nextOpening("Sa 10:00-16:00", new Date("2026-11-21T17:00Z"), "UTC")).toBe("on Saturday at 10:00");
  });

  it("says nothing of hours that nobody can read", () => {
    expect(nextOpening("by appointment", new Date(), "UTC")).toBeNull();
  });
});
