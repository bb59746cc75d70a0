import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many stores" };

export default async function BulkEditStoresPage({ searchParams }: PageProps<"/desk/stores/bulk-edit">) {
  return <EditMany entity="store" params={await searchParams} />;
}
