import type { Metadata } from "next";
import { BulkEditPage } from "../../bulk/bulk-edit-page";

export const metadata: Metadata = { title: "Bulk edit staff picks" };

export default async function BulkEditPicksPage({ searchParams }: PageProps<"/desk/picks/bulk-edit">) {
  return <BulkEditPage entity="pick" params={await searchParams} />;
}
