import type { FormValues } from "@/components/form/form-state";

/** A user's row as form values. */
export function userValues(user: {
  id: number;
  version: number;
  username: string;
  email: string;
  displayName: string | null;
  role: string;
}): FormValues {
  return {
    id: String(user.id),
    version: String(user.version),
    username: user.username,
    email: user.email,
    displayName: user.displayName ?? "",
    role: user.role,
  };
}
