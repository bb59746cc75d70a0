// @postgresql: the search index is another one
/** What a search finds, beside what it should find in memory. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createAuthor } from "../authors/commands";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { createActor } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { fold } from "../values/text";
import { matching } from "./match";
import { parseSearch, type SearchQuery, type Term } from "./query";

const manager = await createActor("manager");

async function found(query: SearchQuery): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT b."id" FROM "Book" b WHERE b."id" IN (${matching("Book", query)}) ORDER BY b."id"`;
  return rows.map(({ id }) => id);
}

const words = [
  "war",
  "Wär",
  "peace",
  "o’brien",
  "catch-22",
  "Łódź",
  "שָׁלוֹם",
  "🐎",
  "北京",
  "कर्षि",
  "&",
  "ca",
  "'",
  "\\",
  ":",
];
const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" "));

test("means the same on every database, and in memory", async () => {
  const books = fc.sample(fc.record({ title: texts, subtitle: texts, series: texts, publisher: texts }), 40);
  const rows: { id: number; fields: string[][] }[] = [];
  for (const { title, ...rest } of books) {
    const done = await execute(createBook, { title: `x ${title}`, ...rest }, as(manager));
    rows.push({ id: expectDone(done).id, fields: [`x ${title}`, ...Object.values(rest)].map(wordsOf) });
  }
  const quoted = fc.tuple(texts, fc.constantFrom('"', " ", '" ', ' "')).map(([text, mark]) => mark + text + mark);
  const typed = fc.oneof(
    texts,
    quoted,
    fc.array(quoted, { maxLength: 3 }).map((parts) => parts.join(" ")),
  );
  let most = 0;
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const query = parseSearch(text);
      const expected = query.length > 0 ? rows.filter(({ fields }) => query.every((term) => isIn(fields, term))) : [];
      most = Math.max(most, expected.length);
      expect(await found(query)).toEqual(expected.map(({ id }) => id));
    }),
    { numRuns: 300 },
  );
  expect(most).toBeGreaterThan(5);
});

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
}

function isIn(fields: string[][], term: Term): boolean {
  if ("anyOf" in term) return fields.some((field) => field.some((word) => term.anyOf.includes(word)));
  const last = term.phrase.length - 1;
  return fields.some((field) =>
    field.some((_, start) =>
      term.phrase.every((word, place) =>
        place === last && term.beginning ? field[start + place]?.startsWith(word) : field[start + place] === word,
      ),
    ),
  );
}

test("accepts any text", async () => {
  const nasty = fc.string({
    unit: fc.constantFrom(
      ..."aé\"'`\\%_*^:()&|!<>-+{}~$?;,. \t\n\0\u0007\u202e\ufeff🤔👨🏽אبक\ud800".split(""),
      "NEAR",
      " AND ",
      " OR ",
      " NOT ",
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 250 })), async (text) => {
      await found(parseSearch(text));
    }),
    { numRuns: 300 },
  );
  expect(await found(parseSearch("a".repeat(10_000)))).toEqual([]);
});

test("a phrase does not match across fields or authors", async () => {
  const author = async (name: string) => expectDone(await execute(createAuthor, { name }, as(manager))).id;
  const authors = [
    { authorId: await author("Terry Prätchett"), role: "author" },
    { authorId: await author("Neil Gaiman"), role: "author" },
  ];
  const book = { title: "Good Ömens", subtitle: "Nice Prophecies", authors };
  const { id } = expectDone(await execute(createBook, book, as(manager)));
  for (const there of ["good omens", "terry pratchett", "neil gaiman"]) {
    expect(await found(parseSearch(`"${there}"`))).toEqual([id]);
  }
  for (const across of ["omens nice", "pratchett neil", "omens good", "prophecies terry"]) {
    expect(await found(parseSearch(`"${across}"`))).toEqual([]);
  }
  expect(await found([{ anyOf: ["gaimann", "gaiman"] }, { phrase: ["om"], beginning: true }])).toEqual([id]);
});
