import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many users" };

export default async function BulkEditUsersPage({ searchParams }: PageProps<"/desk/users/bulk-edit">) {
  return <EditMany entity="user" params={await searchParams} />;
}
