import type { BookWithAuthors } from "../books/book-authors";
import { book } from "../books/entity";
import { command } from "../commands/execute";
import { Refusal } from "../commands/outcome";
import { faultSentence, fileFaultOf } from "../db/fault-messages";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { saveVersion } from "../history/save-version";
import { log, reasonOf } from "../log";
import { keepPictures } from "./images/images";
import { pictureFrom } from "./images/upload";
import { coverAltSchema, newCoverSchema, oneCoverSchema } from "./schema";

/** Gives a book the picture that was sent as its cover. */
export const setCover = command({
  name: "setCover",
  needs: book.abilities.update,
  input: newCoverSchema,
  edits: book,
  async prepare({ picture }) {
    const pictures = await pictureFrom(picture.bytes);
    await keepPictures(pictures).catch((error) => {
      log.error({ reason: reasonOf(error) }, "cover not kept");
      const fault = fileFaultOf(error);
      throw Refusal.at("picture", fault ? faultSentence(fault) : "The picture could not be kept. Tell an admin.");
    });
    return { hash: pictures.hash };
  },
  run: ({ tx, input, prepared, row, record }) =>
    save(tx, record, row, { coverHash: prepared.hash, coverAlt: input.alt }),
});

/** Says what the picture shows, for those who cannot see it. */
export const describeCover = command({
  name: "describeCover",
  needs: book.abilities.update,
  input: coverAltSchema,
  edits: book,
  async run({ tx, input, row, record }) {
    if (!row.coverHash) throw Refusal.at("picture", "Choose a picture.");
    return save(tx, record, row, { coverAlt: input.alt });
  },
});

/** Takes the picture away, so that the cover is drawn again. */
export const removeCover = command({
  name: "removeCover",
  needs: book.abilities.update,
  input: oneCoverSchema,
  edits: book,
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
