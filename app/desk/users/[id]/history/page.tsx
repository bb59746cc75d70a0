import { ButtonLink } from "@/components/ui/button-link";
import { getPerson } from "@/lib/users/queries";
import { requireAbility } from "../../../../viewer";
import { historyTitle, RecordHistory } from "../../../_record/record-history";
import { rowIdOf } from "../../../_record/route-params";

export const generateMetadata = historyTitle("user");

export default async function UserHistoryPage(props: PageProps<"/desk/users/[id]/history">) {
  const actor = await requireAbility("users.manage");
  const person = await getPerson(actor, await rowIdOf(props.params));
  const erase = person && !person.hindrance && (
    <ButtonLink href={`/desk/users/${person.id}/erase`} tone="danger">
      Erase
    </ButtonLink>
  );
  return <RecordHistory entity="user" list={{ label: "Users", href: "/desk/users" }} whenGone={erase} {...props} />;
}
