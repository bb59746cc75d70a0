import { rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, it } from "vitest";
import { createBook, updateBook } from "@/lib/books/commands";
import { execute } from "@/lib/commands/execute";
import { removeCover, setCover } from "@/lib/covers/commands";
import { getBookForCover } from "@/lib/covers/queries";
import { env } from "@/lib/env";
import { bookSummaries, listBooks, storefrontBooks } from "@/lib/storefront/lists";
import { findBook } from "@/lib/storefront/queries";
import { createActor, unique } from "@/lib/testing/factories";
import { as, expectDone } from "@/lib/testing/outcomes";
import { GET } from "./route";

const manager = as(await createActor("manager"));

async function aBook(input: object = {}) {
  const title = unique("Middlemarch");
  const authors = [{ name: "George Eliot" }];
  return { id: expectDone(await execute(createBook, { title, authors, ...input }, manager)).id, title, authors };
}

async function addressOf(id: number): Promise<string> {
  return (await findBook(id))?.cover ?? "";
}

function get(address: string): Promise<Response> {
  const file = address.replace("/covers/", "");
  return GET(new Request(`http://localhost/covers/${file}`), { params: Promise.resolve({ file }) });
}

async function aPicture(id: number, version: number, shade = 1) {
  const background = { r: shade, g: 70, b: 70 };
  const picture = await sharp({ create: { width: 900, height: 1350, channels: 3, background } })
    .png()
    .toBuffer();
  expectDone(await execute(setCover, { id, version, picture }, manager));
  return (await getBookForCover(id))?.coverHash ?? "";
}

it("draws the cover of a book, to be kept for ever", async () => {
  const { id, title } = await aBook({ subtitle: "A Study" });
  const address = await addressOf(id);
  expect(address).toMatch(new RegExp(`^/covers/${id}-[0-9a-f]{8}\\.svg$`));
  const response = await get(address);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  const svg = await response.text();
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain(`<title>${title}: A Study</title>`);
  expect(svg).not.toMatch(/<script|<foreignObject|\bon\w+=|href="(?!#)/);
});

it("has one address for a book, wherever it is shown", async () => {
  const { id, title } = await aBook({ series: "Provincial Life", seriesNumber: "2", language: "en" });
  const address = await addressOf(id);
  expect(await bookSummaries([id])).toMatchObject([{ cover: address, coverAlt: null }]);
  expect((await listBooks(storefrontBooks, { q: title })).rows).toMatchObject([{ cover: address }]);
});

it("leads from the address of before a change to the one of now", async () => {
  const { id, authors } = await aBook();
  const before = await addressOf(id);
  expectDone(await execute(updateBook, { id, version: 1, title: "Silas Marner", authors }, manager));
  const now = await addressOf(id);
  expect(now).not.toBe(before);
  for (const stale of [before, `/covers/${id}-0.svg`, `/covers/${id}-0123456789abcdef.webp`]) {
    const response = await get(stale);
    expect([response.status, response.headers.get("location")]).toEqual([307, now]);
    expect(response.headers.get("cache-control")).toBe("public, max-age=60");
  }
});

it("serves an uploaded picture in two widths, and not when it is removed", async () => {
  const { id } = await aBook();
  const drawn = await addressOf(id);
  await aPicture(id, 1);
  const address = await addressOf(id);
  expect(address).toMatch(/\.webp$/);
  for (const [file, width] of [
    [address, 800],
    [address.replace(".webp", "-240.webp"), 240],
  ] as const) {
    const response = await get(file);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width).toBe(width);
  }
  expectDone(await execute(removeCover, { id, version: 2 }, manager));
  expect((await get(address)).headers.get("location")).toBe(drawn);
});

it("serves no picture under another book's id", async () => {
  const [one, other] = [await aBook(), await aBook()];
  const hash = await aPicture(one.id, 1, 2);
  const response = await get(`/covers/${other.id}-${hash.slice(0, 16)}.webp`);
  expect(response.status).toBe(307);
  expect(response.headers.get("location")).toBe(await addressOf(other.id));
});

it("draws the cover when the picture is lost, and not for ever", async () => {
  const { id } = await aBook();
  const hash = await aPicture(id, 1, 3);
  rmSync(join(env.dataFolder, "covers", hash.slice(0, 2)), { recursive: true });
  const response = await get(await addressOf(id));
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/svg+xml; charset=utf-8"]);
  expect(response.headers.get("cache-control")).toBe("public, max-age=60");
});

it("has nothing at any other address", async () => {
  const { id } = await aBook();
  for (const file of [
    "2000000000-00000000.svg",
    "0-0.svg",
    `${id}.svg`,
    `${id}-zz.svg`,
    `${id}-00.png`,
    "../x",
    "",
    "9".repeat(400),
  ]) {
    expect((await get(`/covers/${file}`)).status, file).toBe(404);
  }
});
