import { loadImage } from "@/lib/covers/images/images";
import { smallCoverUrl } from "@/lib/covers/images/sizes";
import { getBookForCover } from "@/lib/covers/queries";
import { drawCover } from "@/lib/covers/render/draw";
import { type BookWithCover, coverUrl, generatedCoverUrl } from "@/lib/covers/url";
import { log } from "@/lib/log";
import { parseId } from "@/lib/values/form-fields";

export const dynamic = "force-dynamic";

// The URL changes with the image.
const FOR_EVER = "public, max-age=31536000, immutable";
const FOR_A_MINUTE = "public, max-age=60";

/** The cover of a book: /covers/42-1a2b3c4d.svg. Outdated URLs redirect to the current one. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const id = parseId(/^(\d+)-[0-9a-f]+(?:-240)?\.(?:svg|webp)$/.exec(file)?.[1] ?? "");
  const book = id && (await getBookForCover(id));
  if (!book) return answer("There is no such cover.\n", 404, { "content-type": "text/plain; charset=utf-8" });
  const asked = `/covers/${file}`;
  if (asked === generatedCoverUrl(book)) return drawing(book, FOR_EVER);
  const address = coverUrl(book);
  if (book.coverHash && (asked === address || asked === smallCoverUrl(address))) {
    return picture(book, book.coverHash, asked !== address);
  }
  return answer(null, 307, { location: address, "cache-control": FOR_A_MINUTE });
}

/** Serves a missing image as a drawing, cached briefly, as the image may be restored. */
async function picture(book: BookWithCover, hash: string, isNarrow: boolean): Promise<Response> {
  const bytes = await loadImage(hash, isNarrow).catch((error) => {
    log.error({ error, book: book.id }, "cover not read");
    return undefined;
  });
  if (bytes) return answer(new Uint8Array(bytes), 200, { "content-type": "image/webp", "cache-control": FOR_EVER });
  log.warn({ book: book.id, hash }, "cover missing or damaged");
  return drawing(book, FOR_A_MINUTE);
}

function drawing(book: BookWithCover, cached: string): Response {
  return answer(drawCover(book), 200, { "content-type": "image/svg+xml; charset=utf-8", "cache-control": cached });
}

/** Opened directly, a cover is a document: the policy blocks everything. (proxy.ts does not handle covers.) */
function answer(body: BodyInit | null, status: number, headers: Record<string, string>): Response {
  const safety = { "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff" };
  return new Response(body, { status, headers: { ...headers, ...safety } });
}
