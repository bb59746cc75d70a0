import type { Metadata } from "next";
import { BulkEditPage } from "../../bulk/bulk-edit-page";

export const metadata: Metadata = { title: "Bulk edit stores" };

export default async function BulkEditStoresPage({ searchParams }: PageProps<"/desk/stores/bulk-edit">) {
  return <BulkEditPage entity="store" params={await searchParams} />;
}
