import { z } from "zod";
import { line, optionalEmail, optionalLine, optionalText, versionedId } from "../values/form-fields";
import { parseHours } from "./hours";

const openingHours = optionalLine(500).transform((text, context) => {
  if (text === null) return null;
  const parsed = parseHours(text);
  if (parsed.ok) return parsed.text;
  context.addIssue({ code: "custom", message: parsed.reason });
  return z.NEVER;
});

const fields = {
  name: line(120, "Enter the store's name."),
  address: optionalText(500),
  city: optionalLine(120),
  phone: optionalLine(60),
  email: optionalEmail(120),
  openingHours,
};

export const newStoreSchema = z.strictObject(fields);

export const editStoreSchema = z.strictObject({ ...versionedId, ...fields });

export const versionedStoreSchema = z.strictObject(versionedId);

export type StoreInput = z.output<typeof newStoreSchema>;
