/** Fixes damaged text: HTML entities, and UTF-8 that was read as Windows-1252. */
import { decodeHTMLStrict } from "entities";

export interface TextRepair {
  kind: "text.entities" | "text.mojibake";
  now: string;
}

/**
 * The original text; undefined when the text is not damaged. Fixes both kinds of damage, in either order. Never throws.
 */
export function fixEncoding(text: string): TextRepair | undefined {
  const read = readAsUtf8(text);
  if (read !== undefined) return { kind: "text.mojibake", now: decodeEntities(read) };
  const plain = decodeEntities(text);
  if (plain === text) return undefined;
  const both = readAsUtf8(plain);
  return both === undefined ? { kind: "text.entities", now: plain } : { kind: "text.mojibake", now: both };
}

const decodeEntities = (text: string): string => (ENTITY.test(text) ? decodeHTMLStrict(text) : text);

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;
/** The first two bytes of a UTF-8 sequence, read as Windows-1252. */
const LEAD = /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]/;

/** Characters that are unlikely in a title. The text then only looks like damaged UTF-8. */
const UNLIKELY = /[\u0250-\u02ff\u0700-\u08ff\p{C}]/u;

// Windows-1252 differs from Latin-1 in the bytes 0x80 to 0x9f.
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const bytes = new Map([...HIGH].map((letter, place) => [letter, 0x80 + place]));
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Encodes as Windows-1252 and decodes as UTF-8; undefined when either fails. */
function readAsUtf8(text: string): string | undefined {
  if (!LEAD.test(text)) return undefined;
  const encoded = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    const byte = bytes.get(text[place] ?? "") ?? (code < 0x80 || (code > 0x9f && code < 0x100) ? code : undefined);
    if (byte === undefined) return undefined;
    encoded[place] = byte;
  }
  try {
    const read = utf8.decode(encoded);
    return UNLIKELY.test(read) ? undefined : read;
  } catch {
    return undefined;
  }
}
