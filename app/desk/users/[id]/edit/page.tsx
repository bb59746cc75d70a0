import type { Metadata } from "next";
import { getUser } from "@/lib/users/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { beginForm } from "../../../_record/initial-form-state";
import { rowIdOf, rowOrAnswer } from "../../../_record/route-params";
import { EditUserForm } from "../../user-form";
import { userValues } from "../../user-values";

export const metadata: Metadata = { title: "Edit user" };

export default async function EditUserPage({ params }: PageProps<"/desk/users/[id]/edit">) {
  const actor = await requireAbility("users.manage");
  const user = await rowOrAnswer(await getUser(actor, await rowIdOf(params)));
  return (
    <>
      <EditHeader
        list={{ label: "Users", href: "/desk/users" }}
        noun="user"
        row={user && { id: user.id, label: user.username }}
      />
      <EditUserForm initial={await beginForm(actor, user ? userValues(user) : {})} />
    </>
  );
}
