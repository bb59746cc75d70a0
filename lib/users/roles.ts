export const roles = ["bookseller", "manager", "admin"] as const;

export const roleLabels = { bookseller: "Bookseller", manager: "Manager", admin: "Admin" };
