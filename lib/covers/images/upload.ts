/** Converts an uploaded cover: decoded within limits, rotated upright, without metadata. */
import { createHash } from "node:crypto";
import sharp, { type Metadata } from "sharp";
import { CommandError } from "../../commands/outcome";
import { Semaphore } from "../../db/semaphore";
import { timeLimits } from "../../time-limits";
import { LARGE_WIDTH, MAX_FILE_BYTES, SMALL_WIDTH, TOO_LARGE } from "./sizes";

/** 50 megapixels take 200 MB of memory. */
const MAX_PIXELS = 50_000_000;
/** Minimum side in pixels: covers are not enlarged. */
const MIN_SIDE = 100;
/** Longer side divided by shorter side. */
const MAX_ASPECT_RATIO = 3;

sharp.cache(false);
sharp.concurrency(1);

export interface CoverImages {
  /** SHA-256 of the large picture, used as the name of both. */
  hash: string;
  large: Buffer;
  small: Buffer;
}

/** @throws CommandError at `picture` for files that cannot be a cover */
export async function processImage(file: Uint8Array): Promise<CoverImages> {
  refuse(rejectionOf(file));
  // One at a time: two of the largest pictures would take the memory and CPU of other requests.
  if (!(await semaphore.acquire(timeLimits.picture)))
    refuse("Other pictures are being processed. Try again in a moment.");
  try {
    const { width, height } = await readSize(file);
    if (width * height > MAX_PIXELS)
      refuse(`This picture has ${megapixels(width * height)} megapixels. The limit is 50.`);
    if (Math.min(width, height) < MIN_SIDE) {
      refuse(
        `This picture is too small: ${width} × ${height} pixels. Choose one of at least ${MIN_SIDE} × ${MIN_SIDE}.`,
      );
    }
    if (Math.max(width, height) > MAX_ASPECT_RATIO * Math.min(width, height))
      refuse("This picture is too narrow. Choose one in the shape of a book.");
    const large = await resize(LARGE_WIDTH, file);
    const small = await resize(SMALL_WIDTH, large);
    return { hash: createHash("sha256").update(large).digest("hex"), large, small };
  } finally {
    semaphore.release();
  }
}

/** Formats by signature, whatever the file name. */
const formats: { begins: RegExp; sentence?: string }[] = [
  { begins: /^\xff\xd8\xff/ },
  { begins: /^\x89PNG/ },
  { begins: /^RIFF....WEBP/s },
  { begins: /^GIF8/, sentence: "This is a GIF. Save it as JPEG, PNG or WebP, and upload that." },
  {
    begins: /^....ftyp(hei|hev|mif|avi)/s,
    sentence: "This is a HEIC or AVIF picture. Save it as JPEG, PNG or WebP, and upload that.",
  },
  { begins: /^%PDF/, sentence: "This is a PDF. Save its first page as JPEG or PNG, and upload that." },
];

function rejectionOf(file: Uint8Array): string | undefined {
  if (file.length === 0) return "This file is empty. Choose another.";
  if (file.length > MAX_FILE_BYTES) return TOO_LARGE;
  const start = Buffer.from(file.subarray(0, 16)).toString("latin1");
  const kind = formats.find(({ begins }) => begins.test(start));
  return kind ? kind.sentence : "This file is not a JPEG, PNG or WebP picture. Choose one that is.";
}

const DAMAGED = "This picture can’t be read. It may be damaged. Open it, save it again, and upload that.";

// Our own check gives a message; this limit is for headers with a false size.
const options = { failOn: "error", limitInputPixels: MAX_PIXELS, pages: 1, sequentialRead: true } as const;

async function readSize(file: Uint8Array): Promise<Pick<Metadata, "width" | "height">> {
  // Only the header is read.
  return orDamaged(sharp(file, { ...options, limitInputPixels: false }).metadata());
}

function resize(width: number, file: Uint8Array): Promise<Buffer> {
  return orDamaged(
    sharp(file, options)
      .timeout({ seconds: Math.ceil(timeLimits.picture / 1000) })
      .autoOrient()
      .resize({ width, height: 2 * width, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#fff" })
      .webp({ quality: 82 })
      .toBuffer(),
  );
}

async function orDamaged<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch {
    return refuse(DAMAGED);
  }
}

function refuse(message: string): never;
function refuse(message: string | undefined): void;
function refuse(message: string | undefined): void {
  if (message) throw CommandError.forField("picture", message);
}

function megapixels(pixels: number): string {
  return Math.ceil(pixels / 1_000_000).toLocaleString("en-GB");
}

const semaphore = new Semaphore(1);
