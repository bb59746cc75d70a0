import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listUsers } from "@/lib/users/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { EntityList } from "../_list/entity-list";
import { ListActions } from "../_list/list-actions";
import { redirectToFilter } from "../_list/redirect-to-filter";
import { initialFormState } from "../_record/initial-form-state";
import { NewUserForm } from "./user-form";
import { userCell, userColumns } from "./user-table";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: PageProps<"/desk/users">) {
  const params = await searchParams;
  const actor = await requireAbility("users.manage");
  const page = redirectToFilter("/desk/users", await listUsers(actor, params));
  return (
    <>
      <PageHeader title="Users" actions={<ListActions actor={actor} entity="user" />} />
      <FlashMessage />
      <NewUserForm initial={await initialFormState(actor)} />
      <EntityList actor={actor} entity="user" params={params} page={page} columns={userColumns} cell={userCell} />
    </>
  );
}
