import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createAuthor } from "../../authors/commands";
import { bookList } from "../../books/list";
import { execute } from "../../commands/execute";
import { exhaustWorkers } from "../../testing/exhaust-workers";
import { createActor, unique } from "../../testing/factories";
import { as, expectDone } from "../../testing/outcomes";
import { parseListRequest } from "../list";
import type { SearchParams } from "../params";
import type { Condition } from "./filter";
import { filterView } from "./filter-view";

const bookseller = await createActor("bookseller");
const author = async (name: string) => expectDone(await execute(createAuthor, { name }, as(bookseller))).id;
const view = (params: SearchParams) => filterView(bookList, parseListRequest(bookList, params), params);
const is = (field: string, ...values: string[]): Condition => ({ field, operator: "is", values });

/** What the form sends of one condition. */
const sent = (field: string, op: string, ...v: string[]): SearchParams => ({
  "f.join": "all",
  "f.0.field": field,
  "f.0.op": op,
  "f.0.value": v,
});

describe("the form", () => {
  it("is closed by default", async () => {
    expect(await view({})).toEqual({ summary: [] });
    expect((await view({ where: "language==en" })).form).toBeUndefined();
  });

  it("starts with the active filter", async () => {
    const { form } = await view({ where: "language==en", intent: "edit" });
    expect(form?.draft.parts).toEqual([is("language", "en")]);
    expect(form?.problems).toEqual({});
    expect(form?.focus).toEqual({ path: "0", on: "field" });
  });

  it("opens for an invalid filter, with the problem at its condition", async () => {
    const { form } = await view({ where: "language==en;(published==never,colour==red)" });
    expect(form?.problems).toEqual({
      "1.0": expect.stringContaining("year"),
      "1.1": expect.stringMatching(/^Unknown field “colour”/),
    });
    expect(form?.focus).toEqual({ path: "1.0", on: "value" });
  });

  it("stays closed for a syntax error, and starts empty", async () => {
    expect((await view({ where: "language==" })).form).toBeUndefined();
    expect((await view({ where: "language==", intent: "edit" })).form?.draft.parts).toEqual([is("")]);
  });

  it("changes as its button says", async () => {
    const { form, applied } = await view({ ...sent("title", "is", "Emma"), intent: ["apply", "add:"] });
    expect(form?.draft.parts).toEqual([is("title", "Emma"), is("")]);
    expect(form?.focus).toEqual({ path: "1", on: "field" });
    expect(applied).toBeUndefined();
    expect((await view({ ...sent("title", "is"), intent: "update:0" })).form?.focus).toEqual({
      path: "0",
      on: "value",
    });
  });

  it('offers options, and "is empty" only for nullable fields', async () => {
    const { form } = await view({ intent: "edit" });
    const named = Object.fromEntries((form?.fields ?? []).map((field) => [field.name, field]));
    expect(named.format?.options).toContainEqual(expect.objectContaining({ value: "hardback", label: "Hardback" }));
    expect(named.store?.options).toBeInstanceOf(Array);
    expect(named.author).toMatchObject({ isSearched: true, nullable: true, phrases: { is: "is by" } });
    expect([named.title?.nullable, named.series?.nullable]).toEqual([false, true]);
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });
});

describe("applying the form", () => {
  it("returns the filter as in the URL", async () => {
    expect((await view({ ...sent("title", "startsWith", "War and"), intent: "apply" })).applied).toBe(
      'title=starts="War and"',
    );
    expect((await view({ ...sent("", "is"), intent: "apply" })).applied).toBe("");
  });

  it("reports missing and invalid values, and keeps the input", async () => {
    const missing = await view({ ...sent("title", "is"), intent: "apply" });
    expect(missing.form?.problems).toEqual({ "0": "Enter a value or remove this condition." });
    const wrong = await view({ ...sent("added", "less", "tomorrow"), intent: "apply" });
    expect(wrong.applied).toBeUndefined();
    expect(wrong.form?.problems).toEqual({ "0": "Enter a date, such as 2026-11-21." });
    expect(wrong.form?.draft.parts).toEqual([{ field: "added", operator: "less", values: ["tomorrow"] }]);
    const long = await view({ ...sent("title", "is", "x".repeat(4_000)), intent: "apply" });
    expect(long.form?.problems).toEqual({ "": expect.stringContaining("at most 4000 characters") });
  });
});

describe("a related row", () => {
  it("is found by its name", async () => {
    const name = unique("Ågot");
    const id = String(await author(name));
    expect((await view({ ...sent("author", "is", name.toLowerCase()), intent: "apply" })).applied).toBe(
      `author==${id}`,
    );
    const { form } = await view({ ...sent("author", "isNot", name), intent: "add:" });
    expect(form?.draft.parts[0]).toEqual({ field: "author", operator: "isNot", values: [id] });
    expect(form?.fields.find((field) => field.name === "author")?.options).toEqual([{ value: id, label: name }]);
  });

  it("is not found by typing an id: a name of only digits is a name", async () => {
    const name = String(1_900_000_000 + randomInt(100_000_000));
    const [id, other] = [await author(name), await author(unique("Other"))];
    const typed = (text: string) => view({ ...sent("author", "is", ""), "f.0.valueTo": text, intent: "apply" });
    expect((await typed(name)).applied).toBe(`author==${id}`);
    expect((await typed(String(other))).applied).not.toBe(`author==${other}`);
    // What was chosen is an id, and counts more than what was typed.
    const both = { ...sent("author", "is", String(other)), "f.0.valueTo": name, intent: "apply" };
    expect((await view(both)).applied).toBe(`author==${other}`);
  });

  it("is one of several options, unless a name matches exactly", async () => {
    const mark = unique("Several");
    const [short, long] = [await author(mark), await author(`${mark} Senior`)];
    const { form, applied } = await view({ ...sent("author", "is", mark.slice(0, -1)), intent: "apply" });
    expect(applied).toBeUndefined();
    expect(form?.problems["0"]).toContain("Several match");
    expect(form?.draft.parts).toEqual([is("author", mark.slice(0, -1))]);
    expect(form?.fields.find((field) => field.name === "author")?.options).toEqual([
      { value: String(long), label: `${mark} Senior` },
      { value: String(short), label: mark },
    ]);
    expect((await view({ ...sent("author", "is", mark), intent: "apply" })).applied).toBe(`author==${short}`);
  });

  it("is not found", async () => {
    const { form } = await view({ ...sent("author", "is", unique("Nobody")), intent: "apply" });
    expect(form?.problems["0"]).toContain("No match");
    expect((await view({ where: "author==9999999999" })).form?.problems["0"]).toContain("No match");
    const gone = await view({ where: "author==2000000000", intent: "edit" });
    expect(gone.form?.problems["0"]).toContain("no longer exists");
  });

  it("is not reported as missing after a timeout", async () => {
    await exhaustWorkers();
    const { form } = await view({ ...sent("author", "is", "Two Words"), intent: "apply" });
    expect(form?.problems["0"]).toBe("Search took too long. Try again.");
    expect(form?.draft.parts).toEqual([is("author", "Two Words")]);
  });

  it("is named in the sentence", async () => {
    const name = unique("Tove");
    const id = await author(name);
    const { summary: said } = await view({ where: `language==en;author==${id}` });
    expect(said.map(({ text }) => text).join("")).toBe(`language is English and is by ${name}`);
  });
});
