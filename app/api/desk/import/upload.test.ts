import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { fullAfter } from "@/lib/testing/full-disk";
import { exceedsLimit, receiveUpload } from "./upload";

const folder = mkdtempSync(join(tmpdir(), "deckle-upload-"));
afterAll(() => rmSync(folder, { recursive: true }));
const newPath = () => join(folder, randomBytes(8).toString("hex"));

/** A form as a browser sends it. */
function formOf(bytes: Uint8Array, name = "books.csv", entity = "book"): Request {
  const body = new FormData();
  body.set("entity", entity);
  body.set("file", new File([new Uint8Array(bytes)], name));
  return new Request("http://desk.invalid/", { method: "POST", body });
}

/** The same bytes in pieces of so many, one after the other, as a network brings them. */
async function inPieces(form: Request, size: number): Promise<Request> {
  const bytes = new Uint8Array(await form.arrayBuffer());
  let at = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
  return new Request(form.url, { method: "POST", headers: form.headers, body, duplex: "half" } as RequestInit);
}

test("any file is on the disk as it was sent, however it comes in", async () => {
  const nasty = fc.constantFrom("\r\n--", "\r", "\n", "------", "\0", "é").map((text) => Buffer.from(text));
  const bytes = fc
    .array(fc.oneof(nasty, fc.uint8Array({ maxLength: 40 })), { minLength: 1, maxLength: 20 })
    .map((parts) => Buffer.concat(parts))
    .filter(({ length }) => length > 0);
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 90 }), async (sent, size) => {
      const path = newPath();
      const upload = await receiveUpload(await inPieces(formOf(sent), size), path, 10_000);
      expect(upload).toEqual({
        fields: { entity: "book" },
        fileName: "books.csv",
        size: sent.length,
        sha256: createHash("sha256").update(sent).digest("hex"),
        isTooLarge: false,
      });
      expect(Buffer.compare(readFileSync(path), sent)).toBe(0);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }),
    { numRuns: 100 },
  );
});

test("one byte more than may be is too large, and nothing of it stays", async () => {
  const path = newPath();
  expect(await receiveUpload(formOf(Buffer.alloc(5_000)), path, 5_000)).toMatchObject({
    size: 5_000,
    isTooLarge: false,
  });
  const other = newPath();
  expect(await receiveUpload(formOf(Buffer.alloc(5_001)), other, 5_000)).toMatchObject({ isTooLarge: true });
  const large = await inPieces(formOf(Buffer.alloc(3_000_000)), 60_000);
  expect(await receiveUpload(large, other, 5_000)).toMatchObject({ isTooLarge: true, fields: { entity: "book" } });
  expect([existsSync(path), existsSync(other)]).toEqual([true, false]);
});

test("what is too large by its own word need not be read at all", () => {
  const saying = (length: number) =>
    new Request("http://desk.invalid/", { method: "POST", headers: { "content-length": String(length) } });
  expect([exceedsLimit(saying(100_000), 50_000), exceedsLimit(saying(200_000), 50_000)]).toEqual([false, true]);
});

test("a form without a file, or with an empty one, leaves nothing", async () => {
  const path = newPath();
  expect(await receiveUpload(formOf(Buffer.alloc(0), ""), path, 10)).toMatchObject({
    size: 0,
    fields: { entity: "book" },
  });
  const body = new FormData();
  body.set("entity", "author");
  const fileless = new Request("http://desk.invalid/", { method: "POST", body });
  expect(await receiveUpload(fileless, path, 10)).toMatchObject({
    fileName: "",
    size: 0,
    fields: { entity: "author" },
  });
  expect(existsSync(path)).toBe(false);
});

test("the name of a file is only a name, whatever is sent as one", async () => {
  const upload = await receiveUpload(formOf(Buffer.from("a"), "../../etc/Bücher „neu“.csv"), newPath(), 10);
  expect(upload.fileName).toBe("Bücher „neu“.csv");
});

test("a form that breaks off, and what is no form, are refused and leave nothing", async () => {
  const path = newPath();
  const whole = formOf(Buffer.alloc(3_000, "a"));
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const half = new Request(whole.url, { method: "POST", headers: whole.headers, body: bytes.slice(0, 2_000) });
  await expect(receiveUpload(half, path, 10_000)).rejects.toThrow();
  const text = new Request("http://desk.invalid/", { method: "POST", body: "isbn;title" });
  await expect(receiveUpload(text, path, 10_000)).rejects.toThrow();
  expect(existsSync(path)).toBe(false);
});

/** A form whose sender goes on until the test is over, and how often some of it was taken. */
function endlessForm() {
  const whole = Buffer.from(
    `--b\r\ncontent-disposition: form-data; name="file"; filename="books.csv"\r\n\r\n${"x".repeat(50_000)}`,
  );
  let sent = 0;
  let isOver = false;
  onTestFinished(() => {
    isOver = true;
  });
  const body = new ReadableStream({
    async pull(controller) {
      if (isOver) return controller.close();
      controller.enqueue(new Uint8Array(sent++ === 0 ? whole : Buffer.alloc(50_000)));
      await new Promise(setImmediate);
    },
  });
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const form = new Request("http://desk.invalid/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
  return { form, sent: () => sent };
}

test("where the disk is full it says so at once, keeps nothing, and takes what is still sent", async () => {
  const path = newPath();
  await fullAfter(2, "appendFile");
  const { form, sent } = endlessForm();
  await expect(receiveUpload(form, path, 1_000_000_000)).rejects.toMatchObject({ code: "ENOSPC" });
  expect(existsSync(path)).toBe(false);
  // A browser whose form nobody took any more would never look at the answer.
  const before = sent();
  await expect.poll(sent, { interval: 50 }).toBeGreaterThan(before + 20);
});

test("where there is no folder it says so at once", async () => {
  const path = join(folder, "no-such-folder", "file");
  await expect(receiveUpload(endlessForm().form, path, 1_000_000_000)).rejects.toThrow("ENOENT");
});
