import type { Metadata } from "next";
import { RecordList } from "@/components/table/record-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { listUsers } from "@/lib/users/queries";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { beginForm } from "../draft";
import { NewUserForm } from "./user-form";
import { userCell, userColumns } from "./user-table";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: PageProps<"/desk/users">) {
  const actor = await requireAbility("users.manage");
  const page = await listUsers(actor, await searchParams);
  return (
    <>
      <PageHeader title="Users" actions={<ButtonLink href="/desk/users/new">New user</ButtonLink>} />
      <FlashMessage />
      <NewUserForm initial={await beginForm(actor)} />
      <RecordList
        path="/desk/users"
        noun="Users"
        page={page}
        columns={userColumns}
        cell={userCell}
        empty={<Empty title="No user matches">Try fewer letters, or clear the search.</Empty>}
      />
    </>
  );
}
