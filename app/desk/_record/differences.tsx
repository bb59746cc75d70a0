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
    case "first":
      return difference.now;
    case "last":
      return difference.was;
    case "words":
      return difference.segments.map((piece, index) => <SegmentText key={`${index}`} piece={piece} />);
    case "changed":
      return (
        <>
          <span className="sr-only">from </span>
          {difference.was === undefined ? notSet : <del>{difference.was}</del>}
          <span className="sr-only"> to </span>
          <span aria-hidden="true"> → </span>
          {difference.now === undefined ? notSet : <ins>{difference.now}</ins>}
        </>
      );
  }
}

const notSet = <span className="text-soft">not set</span>;

function SegmentText({ piece: { kind, text } }: { piece: Segment }) {
  if (kind === "same") return text;
  return kind === "gone" ? <del>{text}</del> : <ins>{text}</ins>;
}
