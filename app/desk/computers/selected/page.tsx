import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many computers" };

export default async function SelectedComputersPage({ searchParams }: PageProps<"/desk/computers/selected">) {
  return <EditMany entity="computer" params={await searchParams} />;
}
