import Link from "next/link";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { getPick } from "@/lib/picks/queries";
import { formatDateTime } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { parseRecordId } from "../../_record/route-params";

export default async function PickPage({ params }: PageProps<"/desk/picks/[id]">) {
  const actor = await requireAbility("desk");
  const pick = await getPick(actor, await parseRecordId(params));
  if (!pick) notFound();
  const path = `/desk/picks/${pick.id}`;
  return (
    <>
      <PageHeader
        title={pick.book.title}
        breadcrumbs={[{ label: "Staff picks", href: "/desk/picks" }]}
        actions={
          <>
            {pick.mayChange && (
              <ButtonLink href={`${path}/edit`} shortcut="e">
                Edit
              </ButtonLink>
            )}
            {can(actor, "history") && <ButtonLink href={`${path}/history`}>History</ButtonLink>}
            {pick.mayChange && (
              <ButtonLink href={`${path}/delete`} tone="danger">
                Delete
              </ButtonLink>
            )}
          </>
        }
      />
      <FlashMessage />
      <DescriptionList
        items={[
          { label: "Book", value: <Link href={`/desk/books/${pick.bookId}`}>{pick.book.title}</Link> },
          { label: "User", value: pick.user.username },
          { label: "Text", value: pick.text },
          { label: "Published", value: pick.published ? "Yes" : "No" },
          { label: "Featured order", value: pick.position },
          { label: "Added", value: formatDateTime(pick.createdAt) },
          { label: "Last changed", value: pick.version > 1 && formatDateTime(pick.updatedAt) },
        ]}
      />
    </>
  );
}
