import { formatDateTime } from "@/lib/values/format";
import { type ChangeDetails, ChangeSentence } from "../_record/change-sentence";

/** Who changed which record, and when. */
export function LatestChanges({ changes }: { changes: (ChangeDetails & { id: number; when: Date })[] }) {
  if (changes.length === 0) return <p className="text-soft">No changes yet.</p>;
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={change.id}>
          <span>
            <ChangeSentence change={change} />
          </span>
          <time dateTime={change.when.toISOString()}>{formatDateTime(change.when)}</time>
        </li>
      ))}
    </ul>
  );
}
