import { type CoveredBook, coverAddress, drawnAddress } from "@/lib/covers/address";
import { findPicture } from "@/lib/covers/images/images";
import { narrow } from "@/lib/covers/images/sizes";
import { findCovered } from "@/lib/covers/queries";
import { drawCover } from "@/lib/covers/render/draw";
import { log } from "@/lib/log";
import { readId } from "@/lib/values/form-fields";

export const dynamic = "force-dynamic";

// The address changes with the picture.
const FOR_EVER = "public, max-age=31536000, immutable";
const FOR_A_MINUTE = "public, max-age=60";

/** The cover of a book: /covers/42-1a2b3c4d.svg. An address from before a change leads to the one of now. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const id = readId(/^(\d+)-[0-9a-f]+(?:-240)?\.(?:svg|webp)$/.exec(file)?.[1] ?? "");
  const book = id && (await findCovered(id));
  if (!book) return answer("There is no such cover.\n", 404, { "content-type": "text/plain; charset=utf-8" });
  const asked = `/covers/${file}`;
  if (asked === drawnAddress(book)) return drawing(book, FOR_EVER);
  const address = coverAddress(book);
  if (book.coverHash && (asked === address || asked === narrow(address))) {
    return picture(book, book.coverHash, asked !== address);
  }
  return answer(null, 307, { location: address, "cache-control": FOR_A_MINUTE });
}

/** Instead of a picture that is lost, the drawing: for a while, as it may be found again. */
async function picture(book: CoveredBook, hash: string, isNarrow: boolean): Promise<Response> {
  const bytes = await findPicture(hash, isNarrow).catch((error) => {
    log.error({ error, book: book.id }, "cover not read");
    return undefined;
  });
  if (bytes) return answer(new Uint8Array(bytes), 200, { "content-type": "image/webp", "cache-control": FOR_EVER });
  log.warn({ book: book.id, hash }, "cover missing or damaged");
  return drawing(book, FOR_A_MINUTE);
}

function drawing(book: CoveredBook, cached: string): Response {
  return answer(drawCover(book), 200, { "content-type": "image/svg+xml; charset=utf-8", "cache-control": cached });
}

/** Opened by itself it is a document: one that may do nothing. (proxy.ts leaves covers alone.) */
function answer(body: BodyInit | null, status: number, headers: Record<string, string>): Response {
  const safety = { "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff" };
  return new Response(body, { status, headers: { ...headers, ...safety } });
}
