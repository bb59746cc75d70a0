import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { loadImage, saveImages } from "./images";
import { folderStorage } from "./storage";
import { processImage } from "./upload";

const folder = mkdtempSync(join(tmpdir(), "deckle-covers-"));
afterAll(() => rmSync(folder, { recursive: true }));
const storage = folderStorage(folder);

const some = (width: number) =>
  sharp({ create: { width, height: 300, channels: 3, background: "#246" } })
    .png()
    .toBuffer()
    .then(processImage);

describe("a folder of pictures", () => {
  it("gives back what it was given, and leaves nothing else behind", async () => {
    const name = `${"ab".repeat(32)}.webp`;
    await storage.put(name, Buffer.from("whole"));
    await storage.put(name, Buffer.from("whole"));
    expect(String(await storage.get(name))).toBe("whole");
    expect(readdirSync(join(folder, "ab"))).toEqual([name]);
  });

  it("has nothing under a name that it was not given", async () => {
    expect(await storage.get(`${"cd".repeat(32)}.webp`)).toBeUndefined();
  });

  it("knows no name that leads out of it", async () => {
    for (const name of ["../secret.webp", `${"ab".repeat(32)}/../../x.webp`, "/etc/passwd", ""]) {
      await expect(storage.get(name)).rejects.toThrow("no name of a picture");
      await expect(storage.put(name, Buffer.from(""))).rejects.toThrow("no name of a picture");
    }
  });

  it("says when it cannot keep something, and keeps no half of it", async () => {
    const hash = "ef".repeat(32);
    writeFileSync(join(folder, "ef"), "a file where a folder should be");
    await expect(storage.put(`${hash}.webp`, Buffer.from("x"))).rejects.toThrow();
  });
});

describe("a kept picture", () => {
  it("is found in both widths", async () => {
    const made = await some(500);
    await saveImages(made, storage);
    expect(await loadImage(made.hash, false, storage)).toEqual(made.large);
    expect(await loadImage(made.hash, true, storage)).toEqual(made.small);
  });

  it.each([false, true])("is not found when it is damaged (narrow: %s)", async (isNarrow) => {
    const made = await some(isNarrow ? 510 : 520);
    await saveImages(made, storage);
    const name = `${made.hash}${isNarrow ? "-240" : ""}.webp`;
    const file = join(folder, name.slice(0, 2), name);
    for (const bytes of [made.large.subarray(0, 100), Buffer.from("garbage"), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      expect(await loadImage(made.hash, isNarrow, storage)).toBeUndefined();
    }
    rmSync(file);
    expect(await loadImage(made.hash, isNarrow, storage)).toBeUndefined();
  });

  it("is not found when a single byte of the wide one has changed", async () => {
    const made = await some(530);
    const bytes = Buffer.from(made.large);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    await storage.put(`${made.hash}.webp`, bytes);
    expect(await loadImage(made.hash, false, storage)).toBeUndefined();
  });
});
