import Link from "next/link";
import { forbidden } from "next/navigation";
import { freshForm } from "@/components/form/state";
import { DataTable } from "@/components/table/data-table";
import { ButtonLink } from "@/components/ui/button-link";
import { Facts } from "@/components/ui/description-list";
import { Message } from "@/components/ui/message";
import { type Crumb, PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can, type UserActor } from "@/lib/auth/abilities";
import { namesIn, type Preview, previewDeed } from "@/lib/bulk/queries";
import { abilityFor } from "@/lib/bulk/rows";
import type { Deed, Selection } from "@/lib/bulk/schema";
import { Refusal } from "@/lib/commands/outcome";
import type { EntityName } from "@/lib/entities/registry";
import { formatCount, formatNumber } from "@/lib/values/format";
import { listPathOf, pathOf } from "../../paths";
import { ConfirmForm } from "./confirm-form";
import { buttonOf, countOf, titleOf } from "./labels";

interface Props {
  actor: UserActor;
  entity: EntityName;
  selection: Selection;
  ids: number[];
  deed: Deed;
  hidden: [name: string, value: string][];
  crumbs: Crumb[];
}

/** What would come of it, counted and by examples, and the button that does it. */
export async function DeedPreview({ actor, entity, selection, ids, deed, hidden, crumbs }: Props) {
  if (!can(actor, abilityFor(entity, deed))) forbidden();
  const seenAt = new Date().toISOString();
  const preview = await previewDeed(actor, { entity, deed }, ids).catch(sentenceOf);
  const list = listPathOf(entity);
  const back = `${list}/bulk-edit?${new URLSearchParams(hidden)}`;
  const title = titleOf(entity, deed, ids.length, await namesIn(actor, { entity, deed }));
  if (typeof preview === "string") {
    return (
      <>
        <PageHeader title={title} crumbs={crumbs} />
        <Message tone="bad">
          <p>{preview}</p>
        </Message>
        <ButtonLink href={back}>Choose something else</ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHeader title={title} crumbs={crumbs} />
      <p className="lead mb-4">Nothing is changed yet. This is what would come of it:</p>
      <Counts preview={preview} deed={deed} />
      {preview.changed > 0 ? (
        <div className="my-6">
          <ConfirmForm
            initial={freshForm()}
            edit={JSON.stringify({ entity, selection, deed })}
            seen={preview.seen}
            seenAt={seenAt}
            button={buttonOf(entity, deed, preview.changed)}
            danger={deed.do === "delete" || preview.copies > 0}
            back={list}
          />
        </div>
      ) : (
        <p className="my-6">
          There is nothing to do. <Link href={back}>Choose something else</Link>
        </p>
      )}
      <Samples entity={entity} deed={deed} preview={preview} />
      <Refusals entity={entity} preview={preview} />
    </>
  );
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  throw error;
}

function Counts({ preview, deed }: { preview: Preview; deed: Deed }) {
  const { changed, unchanged, gone, refused, copies } = preview;
  const left = refused.reduce((sum, { count }) => sum + count, 0);
  const words = {
    set: ["Are changed", "Have it already"],
    add: ["Are put on the list", "Are on it already"],
    take: ["Are taken off the list", "Are not on it"],
    delete: ["Are deleted", ""],
  }[deed.do];
  const count = (value: number) => (value > 0 ? formatNumber(value) : undefined);
  return (
    <Facts
      facts={[
        { label: words[0] ?? "", value: formatNumber(changed) },
        { label: "Copies written off", value: count(copies) },
        { label: words[1] ?? "", value: count(unchanged) },
        { label: "Are left alone", value: count(left) },
        { label: "Are not there any more", value: count(gone) },
      ]}
    />
  );
}

function Samples({ entity, deed, preview }: { entity: EntityName; deed: Deed; preview: Preview }) {
  const { samples, changed } = preview;
  if (samples.length === 0) return null;
  const columns = {
    set: [
      { key: "was", label: "Is now" },
      { key: "now", label: "Becomes" },
    ],
    add: [{ key: "now", label: "Copies" }],
    take: [{ key: "was", label: "Copies" }],
    delete: [],
  }[deed.do];
  return (
    <Section
      title={changed > samples.length ? `The first ${samples.length} of ${formatNumber(changed)}` : "Which ones"}
    >
      <DataTable
        caption="Examples"
        columns={[{ key: "label", label: "Name", heading: true }, ...columns]}
        rows={samples}
        cell={(row, key) => {
          if (key === "label") return { text: row.label, href: pathOf({ entity, id: row.id }) };
          return (key === "was" ? row.was : row.now) ?? "–";
        }}
      />
    </Section>
  );
}

/** What stays as it is, by what stands in its way. */
function Refusals({ entity, preview }: { entity: EntityName; preview: Preview }) {
  if (preview.refused.length === 0) return null;
  return (
    <Section title="Left alone">
      {preview.refused.map(({ reason, count, some }) => (
        <div key={reason} className="mb-4">
          <h3>
            {reason}: {countOf(entity, count)}
          </h3>
          <ul className="list-disc ps-5">
            {some.map(({ id, label, detail }) => (
              <li key={id}>
                <Link href={pathOf({ entity, id })} prefetch={false}>
                  {label}
                </Link>
                {detail && `, ${detail}`}
              </li>
            ))}
            {count > some.length && <li>and {formatCount(count - some.length, "other")}</li>}
          </ul>
        </div>
      ))}
    </Section>
  );
}
