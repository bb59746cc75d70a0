import type { Metadata } from "next";
import { BulkEditPage } from "../../bulk/bulk-edit-page";

export const metadata: Metadata = { title: "Bulk edit computers" };

export default async function BulkEditComputersPage({ searchParams }: PageProps<"/desk/computers/bulk-edit">) {
  return <BulkEditPage entity="computer" params={await searchParams} />;
}
