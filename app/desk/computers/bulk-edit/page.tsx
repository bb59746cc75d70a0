import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many computers" };

export default async function BulkEditComputersPage({ searchParams }: PageProps<"/desk/computers/bulk-edit">) {
  return <EditMany entity="computer" params={await searchParams} />;
}
