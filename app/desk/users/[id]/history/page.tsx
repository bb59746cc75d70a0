import { ButtonLink } from "@/components/ui/button-link";
import { getPerson } from "@/lib/users/queries";
import { requireAbility } from "../../../../viewer";
import { historyMetadata, RecordHistory } from "../../../_record/record-history";
import { parseRecordId } from "../../../_record/route-params";

export const generateMetadata = historyMetadata("user");

export default async function UserHistoryPage(props: PageProps<"/desk/users/[id]/history">) {
  const actor = await requireAbility("users.manage");
  const person = await getPerson(actor, await parseRecordId(props.params));
  const erase = person && !person.blocker && (
    <ButtonLink href={`/desk/users/${person.id}/erase`} tone="danger">
      Erase
    </ButtonLink>
  );
  return (
    <RecordHistory entity="user" list={{ label: "Users", href: "/desk/users" }} deletedActions={erase} {...props} />
  );
}
