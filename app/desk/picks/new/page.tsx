import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireAbility } from "../../../viewer";
import { initialFormState } from "../../_record/initial-form-state";
import { getBookOptions } from "../book-options";
import { NewPickForm } from "../pick-form";

export const metadata: Metadata = { title: "New staff pick" };

export default async function NewPickPage() {
  const actor = await requireAbility("picks.write");
  return (
    <>
      <PageHeader title="New staff pick" breadcrumbs={[{ label: "Staff picks", href: "/desk/picks" }]} />
      <NewPickForm initial={await initialFormState(actor, { published: "no" })} books={await getBookOptions(actor)} />
    </>
  );
}
