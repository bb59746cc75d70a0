import Link from "next/link";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { getComputer } from "@/lib/computers/queries";
import { formatDateTime, formatNumber } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { parseRecordId } from "../../_record/route-params";

export default async function ComputerPage({ params }: PageProps<"/desk/computers/[id]">) {
  const actor = await requireAbility("desk");
  const computer = await getComputer(actor, await parseRecordId(params));
  if (!computer) notFound();
  const { store } = computer;
  const path = `/desk/computers/${computer.id}`;
  return (
    <>
      <PageHeader
        title={computer.name}
        breadcrumbs={[{ label: "Computers", href: "/desk/computers" }]}
        actions={
          <>
            {can(actor, "computers.manage") && (
              <ButtonLink href={`${path}/edit`} shortcut="e">
                Edit
              </ButtonLink>
            )}
            {can(actor, "history") && <ButtonLink href={`${path}/history`}>History</ButtonLink>}
            {can(actor, "computers.manage") && (
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
          { label: "Memory (GB)", value: formatNumber(computer.memory) },
          { label: "Store", value: store ? <Link href={`/desk/stores/${store.id}`}>{store.name}</Link> : "No store" },
          { label: "Serial number", value: computer.serialNumber },
          { label: "Note", value: computer.note },
          { label: "Added", value: formatDateTime(computer.createdAt) },
          { label: "Last changed", value: computer.version > 1 && formatDateTime(computer.updatedAt) },
        ]}
      />
    </>
  );
}
