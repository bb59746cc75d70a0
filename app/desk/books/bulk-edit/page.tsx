import type { Metadata } from "next";
import { BulkEditPage } from "../../bulk/bulk-edit-page";

export const metadata: Metadata = { title: "Bulk edit books" };

export default async function BulkEditBooksPage({ searchParams }: PageProps<"/desk/books/bulk-edit">) {
  return <BulkEditPage entity="book" params={await searchParams} />;
}
