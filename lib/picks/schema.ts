import { z } from "zod";
import {
  MAX_INTEGER,
  optionalText,
  optionalWholeNumber,
  versionedId,
  wholeNumber,
  yesOrNo,
} from "../values/form-fields";

const required = "Write why you recommend it.";

const fields = {
  bookId: wholeNumber({ min: 1, max: MAX_INTEGER, message: "Choose a book." }),
  text: optionalText(500).transform((text, context) => {
    if (text !== null) return text;
    context.addIssue({ code: "custom", message: required });
    return z.NEVER;
  }),
  published: yesOrNo,
  /** Featured picks come first, in this order. */
  position: optionalWholeNumber({ min: 1, max: 1000, message: "Enter a whole number from 1 to 1,000." }),
};

export const newPickSchema = z.strictObject(fields);

export const editPickSchema = z.strictObject({ ...versionedId, ...fields });

export const deletePickSchema = z.strictObject(versionedId);

export type PickInput = z.output<typeof newPickSchema>;
