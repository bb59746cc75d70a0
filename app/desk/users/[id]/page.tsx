import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { freshForm } from "@/components/form/state";
import { ButtonLink } from "@/components/ui/button-link";
import { Facts } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { getUser } from "@/lib/users/queries";
import { formatCount, formatTime } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { rowIdOf } from "../../_record/route-params";
import { deactivateUserAction, endUserSessionsAction, issueLinkAction, reactivateUserAction } from "../actions";

export default async function UserPage({ params }: PageProps<"/desk/users/[id]">) {
  const actor = await requireAbility("users.manage");
  const user = await getUser(actor, await rowIdOf(params));
  if (!user) notFound();
  const row = { id: String(user.id), version: String(user.version) };
  const userId = { userId: String(user.id) };
  return (
    <>
      <PageHeader
        title={user.username}
        crumbs={[{ label: "Users", href: "/desk/users" }]}
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
                Erase
              </ButtonLink>
            )}
            <ButtonLink href={`/desk/users/${user.id}/delete`} tone="danger">
              Delete
            </ButtonLink>
          </>
        }
      />
      <FlashMessage />
      <Facts
        facts={[
          { label: "Email", value: user.email },
          { label: "Display name", value: user.displayName },
          { label: "Role", value: user.role },
          { label: "Active", value: user.active ? "Yes" : "No" },
          { label: "Erased", value: user.erasedAt && formatTime(user.erasedAt) },
          { label: "Registered", value: formatTime(user.registeredAt) },
          { label: "Last signed in", value: user.lastSignedInAt ? formatTime(user.lastSignedInAt) : "Never" },
          { label: "Signed in on", value: formatCount(user.sessions.length, "device") },
        ]}
      />
      {!user.erasedAt && (
        <div className="form-actions">
          {user.active ? (
            <>
              <ButtonForm
                action={issueLinkAction}
                initial={freshForm()}
                values={userId}
                label="New one-time link"
                busy="Making it…"
              />
              <ButtonForm
                action={endUserSessionsAction}
                initial={freshForm()}
                values={userId}
                label="Sign out everywhere"
                busy="Signing out…"
              />
              <ButtonForm
                action={deactivateUserAction}
                initial={freshForm()}
                values={row}
                label="Deactivate"
                tone="danger"
              />
            </>
          ) : (
            <ButtonForm action={reactivateUserAction} initial={freshForm()} values={row} label="Reactivate" />
          )}
        </div>
      )}
    </>
  );
}
