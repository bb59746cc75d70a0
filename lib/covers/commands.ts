import type { BookWithAuthors } from "../books/book-authors";
import { book } from "../books/entity";
import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { faultMessage, fileFaultOf } from "../db/fault-messages";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { saveVersion } from "../history/save-version";
import { describeError, log } from "../log";
import { saveImages } from "./images/images";
import { processImage } from "./images/upload";
import { describeCoverSchema, removeCoverSchema, setCoverSchema } from "./schema";

/** Sets an uploaded picture as the cover of a book. */
export const setCover = command({
  name: "setCover",
  ability: book.abilities.update,
  input: setCoverSchema,
  target: book,
  async prepare({ picture }) {
    const pictures = await processImage(picture.bytes);
    await saveImages(pictures).catch((error) => {
      log.error({ reason: describeError(error) }, "cover not kept");
      const fault = fileFaultOf(error);
      throw CommandError.forField(
        "picture",
        fault ? faultMessage(fault) : "The picture could not be saved. Tell an admin.",
      );
    });
    return { hash: pictures.hash };
  },
  run: ({ tx, input, prepared, row, record }) =>
    save(tx, record, row, { coverHash: prepared.hash, coverAlt: input.alt }),
});

/** Sets the alt text of a cover. */
export const describeCover = command({
  name: "describeCover",
  ability: book.abilities.update,
  input: describeCoverSchema,
  target: book,
  async run({ tx, input, row, record }) {
    if (!row.coverHash) throw CommandError.forField("picture", "Choose a picture.");
    return save(tx, record, row, { coverAlt: input.alt });
  },
});

/** Removes the picture. The cover is generated again. */
export const removeCover = command({
  name: "removeCover",
  ability: book.abilities.update,
  input: removeCoverSchema,
  target: book,
  run: ({ tx, row, record }) => save(tx, record, row, { coverHash: null, coverAlt: null }),
});

async function save(
  tx: Transaction,
  record: Recorder,
  row: BookWithAuthors,
  values: { coverHash?: string | null; coverAlt: string | null },
) {
  await saveVersion(tx, record, "book", row, values);
  return { id: row.id };
}
