import type { Metadata } from "next";
import { EditMany } from "../../bulk/edit-many";

export const metadata: Metadata = { title: "Edit many staff picks" };

export default async function SelectedPicksPage({ searchParams }: PageProps<"/desk/picks/selected">) {
  return <EditMany entity="pick" params={await searchParams} />;
}
