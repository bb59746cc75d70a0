import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many authors" };

export default async function BulkEditAuthorsPage({ searchParams }: PageProps<"/desk/authors/bulk-edit">) {
  return <EditMany entity="author" params={await searchParams} />;
}
