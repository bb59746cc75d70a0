import { z } from "zod";
import { userFields } from "../users/schema";
import { line, rowId } from "../values/form-fields";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./password-length";

export const signInSchema = z.strictObject({
  login: line(120, "Enter your username or email address."),
  password: z
    .string({ error: "Enter your password." })
    .min(1, "Enter your password.")
    .max(1000, "This is too long for a password."),
});

/** With what the server knows about the request. */
export const signInRequestSchema = signInSchema.extend({
  address: z.string().max(100),
  device: z.string().max(100),
});

const newPassword = z
  .string({ error: "Choose a password." })
  .min(
    MIN_PASSWORD_LENGTH,
    `A password has at least ${MIN_PASSWORD_LENGTH} characters. Three or four unrelated words make a good one.`,
  )
  .max(MAX_PASSWORD_LENGTH, `A password has at most ${MAX_PASSWORD_LENGTH} characters.`);

export const changePasswordSchema = z.strictObject({
  currentPassword: z.string({ error: "Enter your current password." }).min(1, "Enter your current password.").max(1000),
  newPassword,
});

export const setPasswordSchema = z.strictObject({ token: z.string().max(100), newPassword });

export const setupSchema = z.strictObject({
  code: z.string({ error: "Enter the code from the file." }).trim().min(1, "Enter the code from the file.").max(100),
  ...userFields,
  newPassword,
});

export const endSessionSchema = z.strictObject({ id: rowId });

export const userIdSchema = z.strictObject({ userId: rowId });
