import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many staff picks" };

export default async function BulkEditPicksPage({ searchParams }: PageProps<"/desk/picks/bulk-edit">) {
  return <EditMany entity="pick" params={await searchParams} />;
}
