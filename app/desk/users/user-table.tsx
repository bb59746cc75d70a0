import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import type { UserRow } from "@/lib/users/queries";
import { formatDate } from "@/lib/values/format";

export const userColumns: Column[] = [
  { key: "id", label: "ID", sort: "id", numeric: true },
  { key: "username", label: "Username", sort: "username", heading: true },
  { key: "email", label: "Email", sort: "email" },
  { key: "role", label: "Role", sort: "role" },
  { key: "active", label: "Active" },
  { key: "registered", label: "Registered", sort: "registered", descendingFirst: true },
];

export function userCell(user: UserRow, key: string): Cell {
  switch (key) {
    case "id":
      return user.id;
    case "username":
      return { text: user.username, href: `/desk/users/${user.id}` };
    case "email":
      return user.email;
    case "role":
      return user.role;
    case "active":
      return user.active ? "Yes" : "No";
    default:
      return formatDate(user.registeredAt);
  }
}
