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
            {user.username} has made {formatCount(done, "change")}, and the history still names them. A user who has
            done something is deactivated instead: they can no longer sign in, and what they did stays theirs. One whose
            name must go as well is erased.
          </p>
          <div className="form-actions">
            <ButtonLink href={path}>Back to {user.username}</ButtonLink>
            <ButtonLink href={`${path}/erase`} tone="danger">
              Erase
            </ButtonLink>
          </div>
        </>
      ) : (
        <>
          <p>
            The user {user.username} ({user.email}) goes, with their sessions and one-time links. Nothing else hangs on
            them.
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
