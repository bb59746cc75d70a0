import Link from "next/link";
import { Section } from "@/components/ui/section";
import { type EntityName, entities } from "@/lib/entities/registry";
import type { StepShown, UndoPreview } from "@/lib/undo/queries";
import { formatCount, formatNumber } from "@/lib/values/format";
import { hasPages, historyPathOf, pathOf } from "../../../../paths";
import { Differences } from "../../../_record/differences";

type Looked = Extract<UndoPreview, { counts: object }>;

/** How many rows come back, change and go, and how many are left alone. */
export function Summary({ preview: { counts, leftAlone, looked, total } }: { preview: Looked }) {
  const parts = [
    ...(["restore", "rewrite", "remove"] as const).flatMap((does) => {
      const each = counts.filter((counted) => counted.does === does);
      const isOne = each.length === 1 && each[0]?.count === 1;
      return each.length > 0 ? `${inWords(each.map(countOf))} ${endings[does][isOne ? "one" : "many"]}` : [];
    }),
    leftAlone > 0 ? `${formatCount(leftAlone, "row is", "rows are")} left alone` : [],
  ].flat();
  if (parts.length === 0) return <p className="mb-4">There is nothing left in it to undo.</p>;
  if (looked >= total) return <p className="mb-4">{parts.join("; ")}.</p>;
  return (
    <p className="mb-4">
      It made {formatNumber(total)} changes. Of the last {formatNumber(looked)} of them: {parts.join("; ")}. The others
      are looked at when it is undone, and what is left alone is named then.
    </p>
  );
}

const endings = {
  restore: { one: "comes back", many: "come back" },
  rewrite: { one: "gets its old values", many: "get their old values" },
  remove: { one: "goes", many: "go" },
};

function countOf({ entity, count }: { entity: EntityName; count: number }): string {
  // A row of stock is not called so by anybody.
  return formatCount(count, entities[entity].label.one, entities[entity].label.many);
}

const inWords = (parts: string[]) => new Intl.ListFormat("en-GB").format(parts);

/** The first of the rows, each with what becomes of it. */
export function Samples({ preview: { samples, counts } }: { preview: Looked }) {
  const isAll = counts.reduce((sum, { count }) => sum + count, 0) === samples.length;
  return (
    <Section title={isAll ? "What happens" : "For example"}>
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

function Sentence({ step: { entity, id, does, name = `no. ${id}`, isThere } }: { step: StepShown }) {
  const href = !hasPages(entity) ? undefined : isThere ? pathOf({ entity, id }) : historyPathOf({ entity, id });
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
      {endings[does].one}
    </>
  );
}
