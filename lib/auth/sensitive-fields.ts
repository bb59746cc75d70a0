/**
 * Fields that are never stored in a server-side draft: it may have been made with a stolen session, and is later
 * restored into its user's form. sensitive-fields.test.ts covers new fields of commands.
 */

/** Secrets. They are neither sent back to the page nor stored on a device. */
const secretFields = new Set(["password", "currentPassword", "newPassword", "token", "code"]);

/** Permissions and visibility; and bulk actions, which may change roles. */
const permissionFields = new Set(["role", "active", "shared", "published", "edit", "action"]);

type FormValues = Record<string, string>;

/** Whether a field is never stored in a draft. */
export const isSensitive = (field: string): boolean => secretFields.has(field) || permissionFields.has(field);

/** The values that may be sent back to the page. */
export const withoutSecrets = (values: FormValues): FormValues =>
  pickFields(values, (field) => !secretFields.has(field));

/** The values that a draft may store. */
export const withoutSensitive = (values: FormValues): FormValues => pickFields(values, (field) => !isSensitive(field));

/** The values that a draft does not restore. */
export const onlySensitive = (values: FormValues): FormValues => pickFields(values, isSensitive);

function pickFields(values: FormValues, isWanted: (field: string) => boolean): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));
}
