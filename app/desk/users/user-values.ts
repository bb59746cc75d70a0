import type { Values } from "@/components/form/state";

/** A user's row as the form's fields. */
export function userValues(user: {
  id: number;
  version: number;
  username: string;
  email: string;
  displayName: string | null;
  role: string;
}): Values {
  return {
    id: String(user.id),
    version: String(user.version),
    username: user.username,
    email: user.email,
    displayName: user.displayName ?? "",
    role: user.role,
  };
}
