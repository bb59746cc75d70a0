import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listUsers } from "@/lib/users/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { DeskList } from "../_list/desk-list";
import { EmptyList } from "../_list/empty-list";
import { ListActions } from "../_list/list-actions";
import { choosing } from "../_list/selection";
import { beginForm } from "../_record/initial-form-state";
import { NewUserForm } from "./user-form";
import { userCell, userColumns } from "./user-table";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: PageProps<"/desk/users">) {
  const params = await searchParams;
  const actor = await requireAbility("users.manage");
  const page = await listUsers(actor, params);
  return (
    <>
      <PageHeader title="Users" actions={<ListActions actor={actor} entity="user" />} />
      <FlashMessage />
      <NewUserForm initial={await beginForm(actor)} />
      <DeskList
        actor={actor}
        name="users"
        params={params}
        path="/desk/users"
        noun="Users"
        page={page}
        columns={userColumns}
        cell={userCell}
        choosing={choosing(actor, "user")}
        empty={<EmptyList actor={actor} entity="user" page={page} />}
      />
    </>
  );
}
