import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { getBook } from "../books/queries";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { findBook } from "../storefront/queries";
import { createActor, unique } from "../testing/factories";
import { fullAfter } from "../testing/full-disk";
import { as, expectDone, expectRefused, expectStale } from "../testing/outcomes";
import { describeCover, removeCover, setCover } from "./commands";
import { loadImage } from "./images/images";
import { getBookForCover } from "./queries";
import { coverUrl, generatedCoverUrl } from "./url";

const actor = await createActor("bookseller");
const bookseller = as(actor);

const aBook = async () => expectDone(await execute(createBook, { title: unique("Emma") }, bookseller)).id;
const aPicture = (shade: number) =>
  sharp({ create: { width: 300, height: 450, channels: 3, background: { r: shade, g: 90, b: 90 } } })
    .jpeg()
    .toBuffer();
const versionOf = async (id: number) => (await db.book.findUniqueOrThrow({ where: { id } })).version;
const changesOf = (entityId: number) =>
  db.change.findMany({ where: { entity: "book", entityId, action: "update" }, orderBy: { id: "asc" } });

async function covered(shade: number, alt: string | null = null) {
  const id = await aBook();
  const picture = await aPicture(shade);
  expectDone(await execute(setCover, { id, version: 1, picture, alt }, bookseller));
  const { coverHash } = await db.book.findUniqueOrThrow({ where: { id } });
  return { id, picture, hash: coverHash ?? "" };
}

describe("setCover", () => {
  it("gives the book the picture, and records it as a change of the book", async () => {
    const { id, hash } = await covered(10, "  A fox,\nasleep ");
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await db.book.findUniqueOrThrow({ where: { id } })).toMatchObject({ coverAlt: "A fox, asleep", version: 2 });
    expect(await loadImage(hash, false)).toBeDefined();
    expect(await loadImage(hash, true)).toBeDefined();
    expect(await changesOf(id)).toMatchObject([
      {
        version: 2,
        before: { coverHash: null, coverAlt: null },
        after: { coverHash: hash, coverAlt: "A fox, asleep" },
      },
    ]);
    const address = `/covers/${id}-${hash.slice(0, 16)}.webp`;
    expect(await findBook(id)).toMatchObject({ cover: address, coverAlt: "A fox, asleep" });
    expect(await getBook(actor, id)).toMatchObject({ cover: address, coverAlt: "A fox, asleep" });
  });

  it("says at the picture that the disk is full, and saves nothing", async () => {
    const id = await aBook();
    const disk = await fullAfter(0, "writeFile");
    const input = { id, version: 1, picture: await aPicture(200), alt: "A fox" };
    const { fields } = expectRefused(await execute(setCover, input, bookseller));
    expect(fields.picture?.[0]?.message).toBe(
      "The disk is full. Nothing was saved. Ask an admin to free some space, then try again.",
    );
    expect(await db.book.findUniqueOrThrow({ where: { id } })).toMatchObject({ coverHash: null, version: 1 });
    disk.restore();
    expectDone(await execute(setCover, input, bookseller));
  });

  it("changes nothing for the same picture with the same words", async () => {
    const { id, picture } = await covered(20);
    expectDone(await execute(setCover, { id, version: 2, picture, alt: "" }, bookseller));
    expect(await versionOf(id)).toBe(2);
  });

  it("refuses at the field what is no picture", async () => {
    const id = await aBook();
    const input = { id, version: 1, alt: "" };
    for (const picture of [new Uint8Array(), new TextEncoder().encode("<svg/>")]) {
      expect(expectRefused(await execute(setCover, { ...input, picture }, bookseller)).fields).toHaveProperty(
        "picture",
      );
    }
    for (const picture of [undefined, "a path", { length: 3 }]) {
      const { fields } = expectRefused(await execute(setCover, { ...input, picture }, bookseller));
      expect(fields).toEqual({ picture: [{ message: "Choose a picture." }] });
    }
    expect(await versionOf(id)).toBe(1);
  });

  it("refuses words of more than 300 characters", async () => {
    const id = await aBook();
    const input = { id, version: 1, picture: await aPicture(30), alt: "x".repeat(301) };
    expect(expectRefused(await execute(setCover, input, bookseller)).fields).toHaveProperty("alt");
  });

  it("is stale when the book was changed meanwhile, and says by whom", async () => {
    const { id, picture } = await covered(40);
    const stale = expectStale(await execute(setCover, { id, version: 1, picture }, bookseller));
    expect(stale.message).toContain(actor.username);
  });

  it("is carried out once, however often the form is sent", async () => {
    const id = await aBook();
    const input = { id, version: 1, picture: await aPicture(50), alt: "Twice" };
    const sent = { ...bookseller, key: unique("key") };
    expect(await execute(setCover, input, sent)).toMatchObject({ ok: true, repeated: false });
    expect(await execute(setCover, input, sent)).toMatchObject({ ok: true, repeated: true });
    // Another picture is another submission, which is too late now.
    expectStale(await execute(setCover, { ...input, picture: await aPicture(60) }, sent));
  });
});

describe("describeCover", () => {
  it("changes what is said of the picture alone", async () => {
    const { id, hash } = await covered(70, "A fox");
    expectDone(await execute(describeCover, { id, version: 2, alt: "A red fox" }, bookseller));
    expect(await db.book.findUniqueOrThrow({ where: { id } })).toMatchObject({
      coverHash: hash,
      coverAlt: "A red fox",
    });
    expect((await changesOf(id)).at(-1)).toMatchObject({
      before: { coverAlt: "A fox" },
      after: { coverAlt: "A red fox" },
    });
  });

  it("asks for a picture where there is none", async () => {
    const refused = expectRefused(
      await execute(describeCover, { id: await aBook(), version: 1, alt: "A" }, bookseller),
    );
    expect(refused.fields).toEqual({ picture: [{ message: "Choose a picture." }] });
  });
});

describe("removeCover", () => {
  it("has the cover drawn again", async () => {
    const { id, hash } = await covered(80, "A fox");
    expectDone(await execute(removeCover, { id, version: 2 }, bookseller));
    const book = await getBookForCover(id);
    expect(book?.coverHash).toBeNull();
    expect(book && coverUrl(book)).toBe(book && generatedCoverUrl(book));
    expect((await changesOf(id)).at(-1)).toMatchObject({ before: { coverHash: hash, coverAlt: "A fox" } });
  });

  it("does nothing where there is no picture", async () => {
    const id = await aBook();
    expectDone(await execute(removeCover, { id, version: 1 }, bookseller));
    expect(await versionOf(id)).toBe(1);
  });
});

it("an edit of the book leaves its cover alone, and a deletion records it", async () => {
  const { id, hash } = await covered(90, "A fox");
  expectDone(await execute(updateBook, { id, version: 2, title: "Another title" }, bookseller));
  expect(await db.book.findUniqueOrThrow({ where: { id } })).toMatchObject({ coverHash: hash, coverAlt: "A fox" });
  expectDone(await execute(deleteBook, { id, version: 3 }, as(await createActor("manager"))));
  const deleted = await db.change.findFirstOrThrow({ where: { entity: "book", entityId: id, action: "delete" } });
  expect(deleted.before).toMatchObject({ coverHash: hash });
});
