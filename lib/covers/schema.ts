import { createHash } from "node:crypto";
import { z } from "zod";
import { optionalLine, versionedId } from "../values/form-fields";
import { MAX_ALT } from "./images/sizes";

/** An uploaded file. Its hash stands for it in the idempotency key: ten megabytes of JSON would block other requests. */
export class UploadedFile {
  constructor(readonly bytes: Uint8Array) {}

  toJSON(): string {
    return createHash("sha256").update(this.bytes).digest("hex");
  }
}

const alt = optionalLine(MAX_ALT);
const picture = z.instanceof(Uint8Array, { error: "Choose a picture." }).transform((bytes) => new UploadedFile(bytes));

export const setCoverSchema = z.strictObject({ ...versionedId, picture, alt });
export const describeCoverSchema = z.strictObject({ ...versionedId, alt });
export const removeCoverSchema = z.strictObject(versionedId);
