import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { getUser } from "@/lib/users/queries";
import { requireAbility } from "../../../../viewer";
import { beginForm } from "../../../draft";
import { rowIdOf } from "../../../row-id";
import { EditUserForm } from "../../user-form";
import { userValues } from "../../user-values";

export const metadata: Metadata = { title: "Edit user" };

export default async function EditUserPage({ params }: PageProps<"/desk/users/[id]/edit">) {
  const actor = await requireAbility("users.manage");
  const user = await getUser(actor, await rowIdOf(params));
  if (!user) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${user.username}`}
        crumbs={[
          { label: "Users", href: "/desk/users" },
          { label: user.username, href: `/desk/users/${user.id}` },
        ]}
      />
      <EditUserForm initial={await beginForm(actor, userValues(user))} />
    </>
  );
}
