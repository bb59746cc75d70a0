import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { getPerson } from "@/lib/users/queries";
import { formatCount } from "@/lib/values/format";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { EraseForm } from "./erase-form";

export const metadata: Metadata = { title: "Erase personal data" };

/** Explains what erasing does before it is done; also for a deleted user. */
export default async function ErasePage({ params }: PageProps<"/desk/users/[id]/erase">) {
  const actor = await requireAbility("users.manage");
  const person = await getPerson(actor, await parseRecordId(params));
  if (!person) notFound();
  const path = `/desk/users/${person.id}${person.isThere ? "" : "/history"}`;
  return (
    <>
      <PageHeader
        title={`Erase personal data of ${person.username}?`}
        breadcrumbs={[
          { label: "Users", href: "/desk/users" },
          { label: person.username, href: path },
        ]}
      />
      {person.blocker ? (
        <>
          <p>{person.blocker}</p>
          <ButtonLink href={path}>Back to {person.username}</ButtonLink>
        </>
      ) : (
        <>
          <Message tone="info" title="This cannot be undone.">
            <p>Their name and address are deleted everywhere and can’t be restored, even by an admin.</p>
          </Message>
          <Outlook person={person} />
          <EraseForm id={person.id} username={person.username} initial={emptyFormState()} cancel={path} />
        </>
      )}
    </>
  );
}

type Person = NonNullable<Awaited<ReturnType<typeof getPerson>>>;

function Outlook({ person: { id, isThere, done } }: { person: Person }) {
  const details = [
    {
      label: "Replaced",
      value: `Their current and former usernames and email addresses, by erased-${id} and erased-${id}@erased.invalid: in the list of users, the history, imports and recent form submissions.`,
    },
    {
      label: "Deleted",
      value: isThere
        ? "Their display name, staff picks, password, sessions and one-time links, the devices they signed in on, and unfinished forms. They can no longer sign in, be edited or be reactivated."
        : "The devices they signed in on, and unfinished forms about them.",
    },
    {
      label: "Kept",
      value: `${done > 0 ? `The ${formatCount(done, "change")} they made` : "Their changes"} and saved views, under the name erased-${id}. The history also records that you did this.`,
    },
    {
      label: "Not searched",
      value:
        "Free text: notes, titles, and the names of saved views and files. Backups and exported files. Sign-in attempts are kept only as hashes, for at most 30 days.",
    },
  ];
  return (
    <div className="mb-6 max-w-prose">
      <DescriptionList items={details} />
    </div>
  );
}
