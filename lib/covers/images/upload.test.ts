import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { CommandError } from "../../commands/outcome";
import { MAX_FILE_BYTES } from "./sizes";
import { processImage } from "./upload";

/** A picture of one colour. */
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 140, g: 47, b: 36 } } });

async function refusalOf(file: Uint8Array): Promise<string> {
  try {
    await processImage(file);
  } catch (error) {
    if (error instanceof CommandError) return error.fields.picture?.[0]?.message ?? "";
    throw error;
  }
  return "taken";
}

const sizeOf = async (bytes: Buffer) => {
  const { format, width, height } = await sharp(bytes).metadata();
  return [format, width, height];
};

describe("a picture", () => {
  it.each(["jpeg", "png", "webp"] as const)("in %s is kept in two widths, as WebP", async (format) => {
    const { hash, large, small } = await processImage(await plain(1000, 1500).toFormat(format).toBuffer());
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await sizeOf(large)).toEqual(["webp", 800, 1200]);
    expect(await sizeOf(small)).toEqual(["webp", 240, 360]);
  });

  it("is never enlarged", async () => {
    const { large, small } = await processImage(await plain(150, 200).png().toBuffer());
    expect([await sizeOf(large), await sizeOf(small)]).toEqual([
      ["webp", 150, 200],
      ["webp", 150, 200],
    ]);
  });

  it("gives the same hash again, and another picture another", async () => {
    const file = await plain(300, 400).png().toBuffer();
    const { hash } = await processImage(file);
    expect((await processImage(file)).hash).toBe(hash);
    expect((await processImage(await plain(300, 401).png().toBuffer())).hash).not.toBe(hash);
  });

  it("loses what a camera wrote into it, and stands upright", async () => {
    const file = await plain(600, 400)
      .withExif({ IFD0: { Artist: "Somebody's name" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>Somebody's name</x:xmpmeta>")
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(file.toString("latin1")).toContain("Exif");
    for (const picture of Object.values(await processImage(file)).filter(Buffer.isBuffer)) {
      const { exif, xmp, icc, orientation, width = 0, height = 0 } = await sharp(picture).metadata();
      expect({ exif, xmp, icc, orientation }).toEqual({});
      expect(picture.toString("latin1")).not.toMatch(/Somebody|EXIF|XMP /);
      expect(height).toBeGreaterThan(width);
    }
  });

  it("that moves is kept as it begins", async () => {
    const frames = await Promise.all([1, 150].map((shade) => plain(200, 200).linear(1, shade).png().toBuffer()));
    const file = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(file).metadata()).pages).toBe(2);
    const { large } = await processImage(file);
    expect((await sharp(large).metadata()).pages ?? 1).toBe(1);
  });

  it("that can be seen through lies on white", async () => {
    const file = await sharp({ create: { width: 200, height: 300, channels: 4, background: "#0000" } })
      .png()
      .toBuffer();
    const { data } = await sharp((await processImage(file)).large)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });
});

describe("is refused with a sentence:", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it("a file that is empty", async () => {
    expect(await refusalOf(new Uint8Array())).toMatch(/empty/);
  });

  it.each([
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300"><script>alert(1)</script></svg>'],
    ["a page", "<!DOCTYPE html><html><script>alert(1)</script></html>"],
    ["a text", "Once upon a time"],
  ])("%s, whatever it is called", async (_, text) => {
    expect(await refusalOf(bytes(text))).toBe("This file is not a JPEG, PNG or WebP picture. Choose one that is.");
  });

  it("a GIF, a HEIC and a PDF, each with what to do", async () => {
    expect(await refusalOf(await plain(200, 300).gif().toBuffer())).toMatch(/This is a GIF. Save it as JPEG/);
    expect(await refusalOf(bytes("\0\0\0\x18ftypheic\0\0\0\0"))).toMatch(/HEIC/);
    expect(await refusalOf(bytes("%PDF-1.7\n"))).toMatch(/PDF/);
  });

  it("a file of more than 10 MB", async () => {
    expect(await refusalOf(new Uint8Array(MAX_FILE_BYTES + 1))).toMatch(/10 MB/);
  });

  it("one that says it has 50,000 × 50,000 pixels, before any of them is decoded", async () => {
    // There are none: decoding would find the picture damaged.
    expect(await refusalOf(png(50_000, 50_000))).toBe("This picture has 2,500 megapixels. The limit is 50.");
  });

  it("one that is too small to be a cover", async () => {
    expect(await refusalOf(await plain(99, 300).png().toBuffer())).toMatch(/too small: 99 × 300 pixels/);
  });

  it("one that is a strip", async () => {
    expect(await refusalOf(await plain(901, 300).png().toBuffer())).toMatch(/too narrow/);
    expect(await refusalOf(await plain(300, 901).png().toBuffer())).toMatch(/too narrow/);
  });

  it.each(["jpeg", "png", "webp"] as const)("a %s that breaks off", async (format) => {
    const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
    const file = await sharp({ create: { width: 400, height: 600, channels: 3, background: "#888", noise } })
      .toFormat(format)
      .toBuffer();
    expect(await refusalOf(file)).toBe("taken");
    expect(await refusalOf(file.subarray(0, file.length / 2))).toMatch(/damaged/);
    expect(await refusalOf(file.subarray(0, 20))).toMatch(/damaged/);
  });

  it("one that is nothing after its beginning", async () => {
    for (const start of ["\xff\xd8\xff\xe0", "\x89PNG\r\n\x1a\n", "RIFF\x10\0\0\0WEBPVP8 "]) {
      const file = Buffer.concat([Buffer.from(start, "latin1"), Buffer.alloc(5000, 7)]);
      expect(await refusalOf(file)).toMatch(/damaged/);
    }
  });
});

/** A PNG that says how large it is, and has next to nothing in it. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
