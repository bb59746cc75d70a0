import { z } from "zod";
import { edited, email, line } from "../fields";
import { fold } from "../text";
import { roles } from "./roles";

const username = line(64, "Enter a username.").refine((text) => !fold(text).includes("@"), {
  error: "A username has no @: it could be taken for somebody's address.",
});

export const userFields = { username, email: email(120, "Enter an email address.") };

/** A new user is a bookseller; an admin raises them afterwards. */
export const newUserSchema = z.strictObject(userFields);

export const editUserSchema = z.strictObject({
  ...edited,
  ...userFields,
  role: z.enum(roles, { error: "Choose a role." }),
});

export const oneUserSchema = z.strictObject(edited);
