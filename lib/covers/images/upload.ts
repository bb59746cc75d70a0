/** What somebody sends as a cover, made into pictures of ours: decoded within bounds, turned upright, without metadata. */
import { createHash } from "node:crypto";
import sharp, { type Metadata } from "sharp";
import { Refusal } from "../../commands/outcome";
import { Turns } from "../../db/semaphore";
import { timeLimits } from "../../time-limits";
import { LARGEST_FILE, NARROW, TOO_LARGE, WIDE } from "./sizes";

/** The most that is decoded: 50 megapixels take 200 MB of memory. */
const MOST_PIXELS = 50_000_000;
/** A cover is not shown larger than it is: below this many pixels it would be a stamp. */
const LEAST = 100;
/** How many times as long as wide it may be. */
const MOST_UNEVEN = 3;

sharp.cache(false);
sharp.concurrency(1);

export interface Pictures {
  /** SHA-256 of the wide one: what they are called. */
  hash: string;
  wide: Buffer;
  narrow: Buffer;
}

/** @throws Refusal at `picture`, with a sentence, for what is no picture that can be a cover. */
export async function pictureFrom(file: Uint8Array): Promise<Pictures> {
  refuse(reasonAgainst(file));
  // One at a time: two of the largest at once would take the memory and the processors from everybody else.
  if (!(await turns.take(timeLimits.picture)))
    refuse("The shop is busy with other pictures. Send it again in a moment.");
  try {
    const { width, height } = await described(file);
    if (width * height > MOST_PIXELS)
      refuse(`This picture has ${megapixels(width * height)} megapixels; 50 are the most.`);
    if (Math.min(width, height) < LEAST) {
      refuse(`This picture is too small: ${width} × ${height} pixels. Choose one of at least ${LEAST} × ${LEAST}.`);
    }
    if (Math.max(width, height) > MOST_UNEVEN * Math.min(width, height))
      refuse("This picture is a long strip. Choose one in the shape of a book.");
    const wide = await inWidth(WIDE, file);
    const narrow = await inWidth(NARROW, wide);
    return { hash: createHash("sha256").update(wide).digest("hex"), wide, narrow };
  } finally {
    turns.leave();
  }
}

/** What a file is by its first bytes, whatever it is called. */
const kinds: { begins: RegExp; sentence?: string }[] = [
  { begins: /^\xff\xd8\xff/ },
  { begins: /^\x89PNG/ },
  { begins: /^RIFF....WEBP/s },
  { begins: /^GIF8/, sentence: "This is a GIF. Save it as JPEG, PNG or WebP, and send that." },
  {
    begins: /^....ftyp(hei|hev|mif|avi)/s,
    sentence: "This is a HEIC or AVIF picture. Save it as JPEG, PNG or WebP, and send that.",
  },
  { begins: /^%PDF/, sentence: "This is a PDF. Save its first page as JPEG or PNG, and send that." },
];

function reasonAgainst(file: Uint8Array): string | undefined {
  if (file.length === 0) return "This file is empty. Choose another.";
  if (file.length > LARGEST_FILE) return TOO_LARGE;
  const start = Buffer.from(file.subarray(0, 16)).toString("latin1");
  const kind = kinds.find(({ begins }) => begins.test(start));
  return kind ? kind.sentence : "This file is not a JPEG, PNG or WebP picture. Choose one that is.";
}

const DAMAGED = "This picture cannot be read: it may be damaged. Open it, save it anew, and send that.";

// The size is refused by ourselves, with a sentence; this is for what the header does not tell.
const options = { failOn: "error", limitInputPixels: MOST_PIXELS, pages: 1, sequentialRead: true } as const;

async function described(file: Uint8Array): Promise<Pick<Metadata, "width" | "height">> {
  // Only the header is read.
  return decoded(sharp(file, { ...options, limitInputPixels: false }).metadata());
}

function inWidth(width: number, file: Uint8Array): Promise<Buffer> {
  return decoded(
    sharp(file, options)
      .timeout({ seconds: Math.ceil(timeLimits.picture / 1000) })
      .autoOrient()
      .resize({ width, height: 2 * width, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#fff" })
      .webp({ quality: 82 })
      .toBuffer(),
  );
}

async function decoded<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch {
    return refuse(DAMAGED);
  }
}

function refuse(message: string): never;
function refuse(message: string | undefined): void;
function refuse(message: string | undefined): void {
  if (message) throw Refusal.at("picture", message);
}

function megapixels(pixels: number): string {
  return Math.ceil(pixels / 1_000_000).toLocaleString("en-GB");
}

const turns = new Turns(1);
