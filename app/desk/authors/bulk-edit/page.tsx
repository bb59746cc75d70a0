import type { Metadata } from "next";
import { BulkEditPage } from "../../bulk/bulk-edit-page";

export const metadata: Metadata = { title: "Bulk edit authors" };

export default async function BulkEditAuthorsPage({ searchParams }: PageProps<"/desk/authors/bulk-edit">) {
  return <BulkEditPage entity="author" params={await searchParams} />;
}
