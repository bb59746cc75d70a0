import Link from "next/link";
import { Section } from "@/components/ui/section";
import { type EntityName, entities } from "@/lib/entities/registry";
import type { StepView, UndoPreview } from "@/lib/undo/queries";
import { formatCount, formatNumber } from "@/lib/values/format";
import { hasPages, historyPath, recordPath } from "../../../../paths";
import { Differences } from "../../../_record/differences";

type PlanPreview = Extract<UndoPreview, { counts: object }>;

/** The numbers of rows that will be restored, reverted, removed and skipped. */
export function Summary({ preview: { counts, skippedCount, previewed, total } }: { preview: PlanPreview }) {
  const parts = [
    ...(["restore", "revert", "remove"] as const).flatMap((action) => {
      const each = counts.filter((counted) => counted.action === action);
      const isOne = each.length === 1 && each[0]?.count === 1;
      return each.length > 0 ? `${joinList(each.map(countOf))} ${endings[action][isOne ? "one" : "many"]}` : [];
    }),
    skippedCount > 0 ? `${formatCount(skippedCount, "row")} will be skipped` : [],
  ].flat();
  if (parts.length === 0) return <p className="mb-4">There is nothing left to undo.</p>;
  if (previewed >= total) return <p className="mb-4">{parts.join("; ")}.</p>;
  return (
    <p className="mb-4">
      It made {formatNumber(total)} changes. Of the last {formatNumber(previewed)} of them: {parts.join("; ")}. The
      others are looked at when it is undone, and what is left alone is named then.
    </p>
  );
}

const endings = {
  restore: { one: "will be restored", many: "will be restored" },
  revert: { one: "will be reverted", many: "will be reverted" },
  remove: { one: "will be removed", many: "will be removed" },
};

function countOf({ entity, count }: { entity: EntityName; count: number }): string {
  return formatCount(count, entities[entity].label.one, entities[entity].label.many);
}

const joinList = (parts: string[]) => new Intl.ListFormat("en-GB").format(parts);

/** The first rows with their differences. */
export function Samples({ preview: { samples, counts } }: { preview: PlanPreview }) {
  const isAll = counts.reduce((sum, { count }) => sum + count, 0) === samples.length;
  return (
    <Section title={isAll ? "Preview" : "Examples"}>
      <ol className="change-list">
        {samples.map((step, index) => (
          <li key={`${index} ${step.entity} ${step.id}`}>
            <p>
              <Sentence step={step} />
            </p>
            <Differences differences={step.differences} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Sentence({ step: { entity, id, action, name = `no. ${id}`, isThere } }: { step: StepView }) {
  const href = !hasPages(entity) ? undefined : isThere ? recordPath({ entity, id }) : historyPath({ entity, id });
  return (
    <>
      The {entities[entity].label.one}{" "}
      {href ? (
        <Link href={href} prefetch={false}>
          {name}
        </Link>
      ) : (
        name
      )}{" "}
      {endings[action].one}
    </>
  );
}
