import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireAbility } from "../../../viewer";
import { initialFormState } from "../../_record/initial-form-state";
import { NewUserForm } from "../user-form";

export const metadata: Metadata = { title: "New user" };

export default async function NewUserPage() {
  const actor = await requireAbility("users.manage");
  return (
    <>
      <PageHeader title="New user" breadcrumbs={[{ label: "Users", href: "/desk/users" }]}>
        <p>New users start as booksellers and set their password with a one-time link.</p>
      </PageHeader>
      <NewUserForm initial={await initialFormState(actor)} />
    </>
  );
}
