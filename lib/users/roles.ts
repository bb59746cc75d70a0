export const roles = ["bookseller", "manager", "admin"] as const;

/** What the roles are called. */
export const roleLabels = { bookseller: "Bookseller", manager: "Manager", admin: "Admin" };
