import { createHash } from "node:crypto";
import { z } from "zod";
import { edited, optionalLine } from "../values/form-fields";
import { LONGEST_ALT } from "./images/sizes";

/** A file as it was sent. A submission is known again by the file's hash: ten megabytes of JSON would hold up others. */
export class SentFile {
  constructor(readonly bytes: Uint8Array) {}

  toJSON(): string {
    return createHash("sha256").update(this.bytes).digest("hex");
  }
}

const alt = optionalLine(LONGEST_ALT);
const picture = z.instanceof(Uint8Array, { error: "Choose a picture." }).transform((bytes) => new SentFile(bytes));

export const newCoverSchema = z.strictObject({ ...edited, picture, alt });
export const coverAltSchema = z.strictObject({ ...edited, alt });
export const oneCoverSchema = z.strictObject(edited);
