import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many books" };

export default async function BulkEditBooksPage({ searchParams }: PageProps<"/desk/books/bulk-edit">) {
  return <EditMany entity="book" params={await searchParams} />;
}
