import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { getUser } from "@/lib/users/queries";
import { formatCount, formatDateTime } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { parseRecordId } from "../../_record/route-params";
import { deactivateUserAction, endUserSessionsAction, issueLinkAction, reactivateUserAction } from "../actions";

export default async function UserPage({ params }: PageProps<"/desk/users/[id]">) {
  const actor = await requireAbility("users.manage");
  const user = await getUser(actor, await parseRecordId(params));
  if (!user) notFound();
  const row = { id: String(user.id), version: String(user.version) };
  const userId = { userId: String(user.id) };
  return (
    <>
      <PageHeader
        title={user.username}
        breadcrumbs={[{ label: "Users", href: "/desk/users" }]}
        actions={
          <>
            {!user.erasedAt && (
              <ButtonLink href={`/desk/users/${user.id}/edit`} shortcut="e">
                Edit
              </ButtonLink>
            )}
            <ButtonLink href={`/desk/users/${user.id}/history`}>History</ButtonLink>
            {!user.erasedAt && (
              <ButtonLink href={`/desk/users/${user.id}/erase`} tone="danger">
                Erase personal data
              </ButtonLink>
            )}
            <ButtonLink href={`/desk/users/${user.id}/delete`} tone="danger">
              Delete
            </ButtonLink>
          </>
        }
      />
      <FlashMessage />
      <DescriptionList
        items={[
          { label: "Email", value: user.email },
          { label: "Display name", value: user.displayName },
          { label: "Role", value: user.role },
          { label: "Active", value: user.active ? "Yes" : "No" },
          { label: "Erased", value: user.erasedAt && formatDateTime(user.erasedAt) },
          { label: "Registered", value: formatDateTime(user.registeredAt) },
          { label: "Last signed in", value: user.lastSignedInAt ? formatDateTime(user.lastSignedInAt) : "Never" },
          { label: "Active sessions", value: formatCount(user.sessions.length, "device") },
        ]}
      />
      {!user.erasedAt && (
        <div className="form-actions">
          {user.active ? (
            <>
              <ButtonForm
                action={issueLinkAction}
                initial={emptyFormState()}
                values={userId}
                label="New one-time link"
                busy="Creating…"
              />
              <ButtonForm
                action={endUserSessionsAction}
                initial={emptyFormState()}
                values={userId}
                label="Sign out everywhere"
                busy="Signing out…"
              />
              <ButtonForm
                action={deactivateUserAction}
                initial={emptyFormState()}
                values={row}
                label="Deactivate"
                tone="danger"
              />
            </>
          ) : (
            <ButtonForm action={reactivateUserAction} initial={emptyFormState()} values={row} label="Reactivate" />
          )}
        </div>
      )}
    </>
  );
}
