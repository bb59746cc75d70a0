/**
 * Fields that a draft on the server never keeps, whatever form they are in: a stolen session could have made it, and it
 * comes back into the form of whoever it is kept for. sensitive-fields.test.ts asks about every new field of a command.
 */

/** What proves who somebody is. It is not sent back to the page either, nor kept on a device. */
const secretFields = new Set(["password", "currentPassword", "newPassword", "token", "code"]);

/** What somebody may do, and who may see something; and what is done to many rows, which may be their roles. */
const permissionFields = new Set(["role", "active", "shared", "published", "edit", "action"]);

type FormValues = Record<string, string>;

/** Whether a form's field is one that no draft keeps. */
export const isSensitive = (field: string): boolean => secretFields.has(field) || permissionFields.has(field);

/** What may be sent back to the page. */
export const withoutSecrets = (values: FormValues): FormValues =>
  pickFields(values, (field) => !secretFields.has(field));

/** What a draft may keep. */
export const withoutSensitive = (values: FormValues): FormValues => pickFields(values, (field) => !isSensitive(field));

/** What a draft leaves as it was. */
export const onlySensitive = (values: FormValues): FormValues => pickFields(values, isSensitive);

function pickFields(values: FormValues, isWanted: (field: string) => boolean): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));
}
