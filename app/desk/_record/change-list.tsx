import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { channelLabel } from "@/lib/history/labels";
import type { ChangePage, ChangeView } from "@/lib/history/queries";
import { formatDateTime } from "@/lib/values/format";
import { ChangeSentence } from "./change-sentence";
import { Differences } from "./differences";

interface Props {
  /** The path of the page. */
  path: string;
  page: ChangePage;
  /** Whether each shows its time and source, with a link to its change set. */
  dated?: boolean;
}

/** A list of changes with the differences per field. */
export function ChangeList({ path, page, dated = false }: Props) {
  const { changes, previous, next } = page;
  return (
    <>
      {changes.length === 0 ? (
        <p className="text-soft">No changes.</p>
      ) : (
        <ol className="change-list">
          {changes.map((change) => (
            <li key={change.id}>
              <p>
                <ChangeSentence change={change} />
                {dated && <ChangeTime change={change} />}
              </p>
              <Differences differences={change.differences} />
            </li>
          ))}
        </ol>
      )}
      {(previous || next) && (
        <nav className="pager" aria-label="Pages">
          <div className="actions">
            {previous && (
              <>
                <ButtonLink href={path}>First</ButtonLink>
                <ButtonLink href={`${path}?cursor=${previous}`}>Previous</ButtonLink>
              </>
            )}
            {next && <ButtonLink href={`${path}?cursor=${next}`}>Next</ButtonLink>}
          </div>
        </nav>
      )}
    </>
  );
}

function ChangeTime({ change: { setId, when, via } }: { change: ChangeView }) {
  return (
    <>
      {", "}
      <Link href={`/desk/history/${setId}`} prefetch={false}>
        <time dateTime={when.toISOString()}>{formatDateTime(when)}</time>
      </Link>
      <span className="text-soft"> · {channelLabel(via)}</span>
    </>
  );
}
