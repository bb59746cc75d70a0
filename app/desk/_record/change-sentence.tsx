import Link from "next/link";
import { type ChangeSummary, describeChange } from "@/lib/history/describe-change";
import { historyPath, recordPath } from "../../paths";

export type ChangeDetails = ChangeSummary & { entityId: number; formerLabel?: string };

/** A sentence with who changed which record, and a link to the record or, if it was deleted, to its history. */
export function ChangeSentence({ change }: { change: ChangeDetails }) {
  const { subject, predicate, namesRow } = describeChange(change);
  return (
    <>
      {subject} {predicate}
      {namesRow && (
        <>
          {" "}
          <RecordLink change={change} />
        </>
      )}
    </>
  );
}

function RecordLink({ change: { entity, entityId, label, formerLabel } }: { change: ChangeDetails }) {
  const row = { entity, id: entityId };
  const href = label === undefined ? historyPath(row) : recordPath(row);
  const name = label ?? formerLabel ?? `no. ${entityId}, since deleted`;
  return href ? (
    <Link href={href} prefetch={false}>
      {name}
    </Link>
  ) : (
    name
  );
}
