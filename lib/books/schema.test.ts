import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectIdempotentParse, formText } from "../testing/schemas";
import { bookSchemas } from "./schema";

const { newBook } = bookSchemas("GBP");

const problems = (fields: Record<string, unknown>) =>
  newBook
    .safeParse({ title: "Emma", ...fields })
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

it("answers whatever is sent, and accepts again what it accepted", () => {
  const author = fc.oneof(
    fc.record({ authorId: fc.constantFrom(1, "2", 3), role: fc.constantFrom("author", "editor", "", undefined) }),
    fc.record({ name: formText, role: fc.constantFrom("translator", null) }),
  );
  expectIdempotentParse(newBook, {
    title: formText,
    subtitle: formText,
    series: formText,
    seriesNumber: fc.constantFrom("1", "2½", null, ""),
    isbn: fc.constantFrom("0-306-40615-2", "9780306406157", "", null, "123"),
    format: fc.constantFrom("hardback", "", null, "scroll"),
    publisher: formText,
    year: fc.oneof(fc.integer({ min: -5000, max: 2030 }), fc.constantFrom("750 BCE", "1937", "", null)),
    language: fc.constantFrom("en", "grc", "", null, "xx"),
    price: fc.oneof(fc.integer({ min: 0, max: 200_000_000 }), fc.constantFrom("12.99", "£5", "", null, "free")),
    description: formText,
    authors: fc.array(author, { maxLength: 3 }),
  });
});

describe("a book", () => {
  it("is kept in one way of writing", () => {
    const typed = { title: " Emma ", isbn: "0-306-40615-2", year: "750 BCE", price: "12,99", format: "" };
    expect(newBook.parse(typed)).toMatchObject({
      title: "Emma",
      isbn: "9780306406157",
      year: -750,
      price: 1299,
      format: null,
    });
    expect(newBook.parse({ title: "Emma", price: 1299, authors: [{ authorId: "4" }] })).toMatchObject({
      price: 1299,
      authors: [{ authorId: 4, role: "author" }],
    });
  });

  it("is told at its field what is wrong", () => {
    expect(problems({ isbn: "9780306406158" })).toEqual([
      "isbn: The check digit is wrong: one digit is probably mistyped.",
    ]);
    expect(problems({ year: 0 })).toEqual(["year: There was no year 0: 1 BCE was followed by 1."]);
    expect(problems({ year: 1937.5 })?.[0]).toMatch(/^year: Enter a year from 5000 BCE to/);
    expect(problems({ language: "xx" })).toEqual(["language: Choose an option from the list."]);
    expect(problems({ format: "scroll" })).toEqual(["format: Choose an option from the list."]);
    expect(problems({ price: "1000000.01" })).toEqual(["price: This price is too high."]);
    expect(problems({ price: -1 })).toEqual(["price: Enter a valid price."]);
    expect(problems({ title: "" })).toEqual(["title: Enter the title."]);
  });

  it("is told at its line what is wrong with an author", () => {
    const twice = [{ authorId: 1 }, { name: "Ann" }, { authorId: 1, role: "author" }, { authorId: 1, role: "editor" }];
    expect(problems({ authors: twice })).toEqual(["authors.2: This author is already listed in the same role."]);
    expect(problems({ authors: [{ name: "Ann" }, { name: "ANN" }] })).toHaveLength(1);
    expect(problems({ authors: [{ role: "author" }] })).toEqual(["authors.0: Choose an author, or remove this line."]);
    expect(problems({ authors: [{ authorId: 1, role: "king" }] })).toEqual([
      "authors.0.role: Choose an option from the list.",
    ]);
    expect(problems({ authors: Array.from({ length: 51 }, (_, i) => ({ authorId: i + 1 })) })).toHaveLength(1);
  });
});
