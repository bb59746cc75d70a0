import { z } from "zod";
import { line, optionalLine, optionalRowId, optionalText, versionedId, wholeNumber } from "../values/form-fields";

const fields = {
  name: line(120, "Enter the computer's name."),
  /** In gigabytes. The maximum only catches typing mistakes. */
  memory: wholeNumber({ min: 1, max: 65_536, message: "Enter whole gigabytes, from 1 to 65,536." }),
  storeId: optionalRowId,
  serialNumber: optionalLine(120),
  note: optionalText(4000),
};

export const newComputerSchema = z.strictObject(fields);

export const editComputerSchema = z.strictObject({ ...versionedId, ...fields });

export const deleteComputerSchema = z.strictObject(versionedId);

export type ComputerInput = z.output<typeof newComputerSchema>;
