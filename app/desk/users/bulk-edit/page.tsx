import type { Metadata } from "next";
import { BulkEditPage } from "../../bulk/bulk-edit-page";

export const metadata: Metadata = { title: "Bulk edit users" };

export default async function BulkEditUsersPage({ searchParams }: PageProps<"/desk/users/bulk-edit">) {
  return <BulkEditPage entity="user" params={await searchParams} />;
}
