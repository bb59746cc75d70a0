import type { Recorder } from "../audit/record";
import { type BookWithAuthors, loadBook } from "../books/queries";
import { command } from "../command";
import type { Transaction } from "../db/gate";
import { faultSentence, fileFaultOf } from "../faults";
import { log, reasonOf } from "../log";
import { Refusal } from "../outcome";
import { keepPictures } from "./pictures";
import { coverAltSchema, newCoverSchema, oneCoverSchema } from "./schema";
import { pictureFrom } from "./upload";

const edits = { entity: "book" as const, load: loadBook };

/** Gives a book the picture that was sent as its cover. */
export const setCover = command({
  name: "setCover",
  needs: "catalogue.edit",
  input: newCoverSchema,
  edits,
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
  needs: "catalogue.edit",
  input: coverAltSchema,
  edits,
  async run({ tx, input, row, record }) {
    if (!row.coverHash) throw Refusal.at("picture", "Choose a picture.");
    return save(tx, record, row, { coverAlt: input.alt });
  },
});

/** Takes the picture away, so that the cover is drawn again. */
export const removeCover = command({
  name: "removeCover",
  needs: "catalogue.edit",
  input: oneCoverSchema,
  edits,
  run: ({ tx, row, record }) => save(tx, record, row, { coverHash: null, coverAlt: null }),
});

async function save(
  tx: Transaction,
  record: Recorder,
  row: BookWithAuthors,
  values: { coverHash?: string | null; coverAlt: string | null },
) {
  if (await record.updated("book", row, values)) {
    await tx.book.update({ where: { id: row.id }, data: { ...values, version: row.version + 1 } });
  }
  return { id: row.id };
}
