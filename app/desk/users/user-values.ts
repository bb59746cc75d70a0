import type { Values } from "@/components/form/state";

/** A user's row as the form's fields. */
export function userValues(user: {
  id: number;
  version: number;
  username: string;
  email: string;
  role: string;
}): Values {
  return {
    id: String(user.id),
    version: String(user.version),
    username: user.username,
    email: user.email,
    role: user.role,
  };
}
