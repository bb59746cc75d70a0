import type { Difference } from "@/lib/history/differences";
import type { Segment } from "@/lib/history/word-diff";

/** What each field was, and what it is since. */
export function Differences({ differences }: { differences: Difference[] }) {
  if (differences.length === 0) return null;
  return (
    <dl className="facts differences">
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
      return "It is never shown.";
    case "first":
      return difference.now;
    case "last":
      return difference.was;
    case "words":
      return difference.segments.map((piece, index) => <SegmentText key={`${index}`} piece={piece} />);
    case "changed":
      return (
        <>
          <span className="sr-only">It was </span>
          {difference.was === undefined ? notSet : <del>{difference.was}</del>}
          <span className="sr-only">, and since then </span>
          <span aria-hidden="true"> → </span>
          {difference.now === undefined ? notSet : <ins>{difference.now}</ins>}
        </>
      );
  }
}

const notSet = <span className="text-soft">nothing</span>;

function SegmentText({ piece: { kind, text } }: { piece: Segment }) {
  if (kind === "same") return text;
  return kind === "gone" ? <del>{text}</del> : <ins>{text}</ins>;
}
