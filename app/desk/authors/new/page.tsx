import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireAbility } from "../../../viewer";
import { initialFormState } from "../../_record/initial-form-state";
import { NewAuthorForm } from "../author-form";

export const metadata: Metadata = { title: "New author" };

export default async function NewAuthorPage() {
  const actor = await requireAbility("catalogue.edit");
  return (
    <>
      <PageHeader title="New author" breadcrumbs={[{ label: "Authors", href: "/desk/authors" }]} />
      <NewAuthorForm initial={await initialFormState(actor)} />
    </>
  );
}
