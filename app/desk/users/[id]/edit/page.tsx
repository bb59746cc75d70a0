import type { Metadata } from "next";
import { getUser } from "@/lib/users/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { initialFormState } from "../../../_record/initial-form-state";
import { parseRecordId, recordOrNotFound } from "../../../_record/route-params";
import { EditUserForm } from "../../user-form";
import { userValues } from "../../user-values";

export const metadata: Metadata = { title: "Edit user" };

export default async function EditUserPage({ params }: PageProps<"/desk/users/[id]/edit">) {
  const actor = await requireAbility("users.manage");
  const user = await recordOrNotFound(await getUser(actor, await parseRecordId(params)));
  return (
    <>
      <EditHeader
        list={{ label: "Users", href: "/desk/users" }}
        noun="user"
        row={user && { id: user.id, label: user.username }}
      />
      <EditUserForm initial={await initialFormState(actor, user ? userValues(user) : {})} />
    </>
  );
}
