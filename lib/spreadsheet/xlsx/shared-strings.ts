/** Reads the shared strings of a workbook, and rich text. */

import { detachString } from "../detach-string";
import { MAX_ROW, MAX_TEXT_CHARACTERS, MAX_TEXTS } from "../limits";
import { UnreadableFileError } from "../sheet";
import { unescapeXml } from "./escape";
import type { Package } from "./package";
import { cellTooLongError, readAllXml, type XmlReader } from "./xml";

/** Collects the text of an element: its runs, without phonetic hints. */
export class TextReader implements XmlReader {
  #text = "";
  #inText = false;
  #phoneticDepth = 0;

  open(name: string): void {
    if (name === "rPh") this.#phoneticDepth++;
    if (name === "t") this.#inText = this.#phoneticDepth === 0;
  }

  close(name: string): void {
    if (name === "rPh") this.#phoneticDepth--;
    if (name === "t") this.#inText = false;
  }

  text(text: string): void {
    if (!this.#inText) return;
    this.#text += text;
    // Each run may be short enough, but not their sum.
    if (this.#text.length > MAX_ROW) throw cellTooLongError();
  }

  /** Returns and clears the collected text. */
  takeText(): string {
    const text = unescapeXml(this.#text);
    this.#text = "";
    return text;
  }
}

/** The shared strings, by index. @throws {UnreadableFileError} when they exceed the memory limit */
export async function readSharedStrings(workbook: Package, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!part || !workbook.has(part)) return texts;
  const reader = new TextReader();
  let characters = 0;
  await readAllXml(workbook.part(part), {
    open: (name) => reader.open(name),
    text: (text) => {
      characters += text.length;
      if (characters > MAX_TEXT_CHARACTERS) throw tooMuchTextError();
      reader.text(text);
    },
    close: (name) => {
      reader.close(name);
      if (name !== "si") return;
      if (texts.push(detachString(reader.takeText())) > MAX_TEXTS) throw tooMuchTextError();
    },
  });
  return texts;
}

const tooMuchTextError = () =>
  new UnreadableFileError(
    "This workbook has more text than can be read at once. Save the sheet as CSV, and choose that.",
  );
