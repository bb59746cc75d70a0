import type { ListRequest } from "@/lib/list/list";
import type { Place } from "@/lib/list/paging/page";
import { Message } from "../ui/message";

/** What one has to know about the rows below: that they are not quite what was asked for. */
export function ListNotes({ page }: { page: Place & { request: Pick<ListRequest, "lost">; advice?: string } }) {
  const { request, instead, tooSlow, advice } = page;
  return (
    <>
      {request.lost && (
        <Message tone="note">
          <p>That place is not in this list any more, so here is its beginning.</p>
        </Message>
      )}
      {instead && (
        <Message tone="note">
          <p>
            Nothing matches {quoted(instead.map(({ typed }) => typed))}. These match{" "}
            {quoted(instead.flatMap(({ found }) => found))}.
          </p>
        </Message>
      )}
      {tooSlow && (
        <Message tone="note" title="This takes too long to find among so many">
          <p>{advice}</p>
        </Message>
      )}
    </>
  );
}

const quoted = (words: string[]) => words.map((word) => `“${word}”`).join(", ");
