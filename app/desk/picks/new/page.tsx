import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireAbility } from "../../../viewer";
import { beginForm } from "../../_record/initial-form-state";
import { bookChoices } from "../book-choices";
import { NewPickForm } from "../pick-form";

export const metadata: Metadata = { title: "New staff pick" };

export default async function NewPickPage() {
  const actor = await requireAbility("picks.write");
  return (
    <>
      <PageHeader title="New staff pick" crumbs={[{ label: "Staff picks", href: "/desk/picks" }]} />
      <NewPickForm initial={await beginForm(actor, { published: "no" })} books={await bookChoices(actor)} />
    </>
  );
}
