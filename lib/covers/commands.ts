import type { Recorder } from "../audit/record";
import { saveVersion } from "../audit/save-version";
import type { BookWithAuthors } from "../books/book-authors";
import { book } from "../books/entity";
import { command } from "../command";
import type { Transaction } from "../db/gate";
import { faultSentence, fileFaultOf } from "../faults";
import { log, reasonOf } from "../log";
import { Refusal } from "../outcome";
import { keepPictures } from "./pictures";
import { coverAltSchema, newCoverSchema, oneCoverSchema } from "./schema";
import { pictureFrom } from "./upload";

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
