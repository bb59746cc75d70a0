import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many stores" };

export default async function SelectedStoresPage({ searchParams }: PageProps<"/desk/stores/selected">) {
  return <EditMany entity="store" params={await searchParams} />;
}
