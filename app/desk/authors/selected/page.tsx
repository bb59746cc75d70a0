import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many authors" };

export default async function SelectedAuthorsPage({ searchParams }: PageProps<"/desk/authors/selected">) {
  return <EditMany entity="author" params={await searchParams} />;
}
