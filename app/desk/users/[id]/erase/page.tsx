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

export const metadata: Metadata = { title: "Erase a person" };

/** Says what becomes of a person's traces before they are erased; also of one whose row was deleted. */
export default async function ErasePage({ params }: PageProps<"/desk/users/[id]/erase">) {
  const actor = await requireAbility("users.manage");
  const person = await getPerson(actor, await parseRecordId(params));
  if (!person) notFound();
  const path = `/desk/users/${person.id}${person.isThere ? "" : "/history"}`;
  return (
    <>
      <PageHeader
        title={`Erase ${person.username}?`}
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
            <p>What they were called is then kept nowhere, so that nobody can bring it back: not even an admin.</p>
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
  const facts = [
    {
      label: "Replaced",
      value: `Their name and address, and those that they had before: by erased-${id} and erased-${id}@erased.invalid, in the list of users, in the whole history, in imports and in what was saved lately.`,
    },
    {
      label: "Deleted",
      value: isThere
        ? "Their display name, staff picks, password, sessions and one-time links, the devices they signed in on, and forms they had not finished. They cannot sign in, be edited or be reactivated any more."
        : "The devices that they had signed in on, and forms about them that were not finished.",
    },
    {
      label: "Kept",
      value: `${done > 0 ? `The ${formatCount(done, "change")} they made` : "What they did"} and the views they saved, as erased-${id}’s. That you did this stands in the history, too.`,
    },
    {
      label: "Not looked through",
      value:
        "What somebody typed as they liked: notes, titles, the names of saved views and files. Nor are backups, and files that were exported. Tries to sign in are kept as a code that says neither who nor from where, for 30 days at most.",
    },
  ];
  return (
    <div className="mb-6 max-w-prose">
      <DescriptionList items={facts} />
    </div>
  );
}
