import type { Difference } from "@/lib/history/differences";
import type { Segment } from "@/lib/history/word-diff";

/** Each field's value before and after a change. */
export function Differences({ differences }: { differences: Difference[] }) {
  if (differences.length === 0) return null;
  return (
    <dl className="description-list differences">
      {differences.map((difference) => (
        <Field key={difference.label} difference={difference} />
      ))}
    </dl>
  );
}

function Field({ difference }: { difference: Difference }) {
  return (
    <>
      <dt>{difference.label}</dt>
      <dd>
        <Value difference={difference} />
      </dd>
    </>
  );
}

function Value({ difference }: { difference: Difference }) {
  switch (difference.kind) {
    case "hidden":
      return "Hidden";
    case "created":
      return difference.after;
    case "deleted":
      return difference.before;
    case "text":
      return difference.segments.map((segment, index) => <SegmentText key={`${index}`} segment={segment} />);
    case "changed":
      return (
        <>
          <span className="sr-only">from </span>
          {difference.before === undefined ? notSet : <del>{difference.before}</del>}
          <span className="sr-only"> to </span>
          <span aria-hidden="true"> → </span>
          {difference.after === undefined ? notSet : <ins>{difference.after}</ins>}
        </>
      );
  }
}

const notSet = <span className="text-soft">not set</span>;

function SegmentText({ segment: { kind, text } }: { segment: Segment }) {
  if (kind === "same") return text;
  return kind === "removed" ? <del>{text}</del> : <ins>{text}</ins>;
}
