import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteForm } from "@/components/form/delete-form";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getUser } from "@/lib/users/queries";
import { formatCount } from "@/lib/values/format";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { deleteUserAction } from "../../actions";

export const metadata: Metadata = { title: "Delete user" };

export default async function DeleteUserPage({ params }: PageProps<"/desk/users/[id]/delete">) {
  const actor = await requireAbility("users.manage");
  const user = await getUser(actor, await parseRecordId(params));
  if (!user) notFound();
  const path = `/desk/users/${user.id}`;
  const done = user._count.changeSets;
  return (
    <>
      <PageHeader
        title={`Delete ${user.username}?`}
        breadcrumbs={[
          { label: "Users", href: "/desk/users" },
          { label: user.username, href: path },
        ]}
      />
      {done > 0 ? (
        <>
          <p>
            {user.username} has made {formatCount(done, "change")}, which the history refers to, so this user can’t be
            deleted. Deactivate them instead: they can no longer sign in, and their changes stay under their name. To
            remove their name too, erase their personal data.
          </p>
          <div className="form-actions">
            <ButtonLink href={path}>Back to {user.username}</ButtonLink>
            <ButtonLink href={`${path}/erase`} tone="danger">
              Erase personal data
            </ButtonLink>
          </div>
        </>
      ) : (
        <>
          <p>
            The user {user.username} ({user.email}) will be deleted, with their sessions and one-time links. Nothing
            else depends on them.
          </p>
          <DeleteForm
            action={deleteUserAction}
            initial={emptyFormState({ id: String(user.id), version: String(user.version) })}
            cancel={path}
          />
        </>
      )}
    </>
  );
}
