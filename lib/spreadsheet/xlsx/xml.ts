import { SaxesParser } from "saxes";
import { MAX_DEPTH, MAX_ROW } from "../limits";
import { UnreadableFileError } from "../sheet";

/** Handles the events of an XML parser. Names have no namespace prefix. */
export interface XmlReader {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Parses XML; yields after each chunk. Only the five predefined entities are expanded. @throws {UnreadableFileError} */
export async function* readXml(bytes: AsyncIterable<Buffer>, reader: XmlReader): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let [seen, depth] = [0, 0];
  parser.on("opentag", ({ name, attributes }) => {
    seen = 0;
    if (++depth > MAX_DEPTH)
      throw new UnreadableFileError("This workbook nests far deeper than Excel does, so it was not read.");
    reader.open?.(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    seen = 0;
    depth--;
    reader.close?.(localName(name));
  });
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("doctype", () => {
    throw new UnreadableFileError(
      "This workbook defines entities of its own, which none that Excel saves does. It was not read.",
    );
  });
  parser.on("error", (error) => {
    throw new UnreadableFileError(
      "This workbook is damaged: its XML has mistakes. Save it again from Excel, and choose that.",
      {
        cause: error,
      },
    );
  });
  let decoder: TextDecoder | undefined;
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(piece[0] === 0xff ? "utf-16le" : piece[0] === 0xfe ? "utf-16be" : "utf-8");
    seen += piece.length;
    // The parser buffers a text until its end.
    if (seen > 8 * MAX_ROW) throw cellTooLongError();
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.close();
  yield;
}

/** A cell that exceeds the limit of a row. */
export const cellTooLongError = () =>
  new UnreadableFileError("A cell of this workbook has more text than a row may have.");

/** Parses a whole part. */
export async function readAllXml(bytes: AsyncIterable<Buffer>, reader: XmlReader): Promise<void> {
  for await (const _ of readXml(bytes, reader));
}

/** An attribute with any prefix: "r:id" is only the customary prefix of a relationship id. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  const key = Object.keys(attributes).find((key) => localName(key) === name && key !== name) ?? name;
  return attributes[key];
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}
