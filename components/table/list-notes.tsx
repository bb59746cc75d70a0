import type { ListRequest } from "@/lib/list/list";
import type { PageInfo } from "@/lib/list/paging/page";
import { Message } from "../ui/message";

/** What one has to know about the rows below: that they are not quite what was asked for. */
export function ListNotes({
  page,
}: {
  page: PageInfo & { request: Pick<ListRequest, "invalidCursor">; hint?: string };
}) {
  const { request, replacements: instead, tooSlow, hint } = page;
  return (
    <>
      {request.invalidCursor && (
        <Message tone="info">
          <p>That place is not in this list any more, so here is its beginning.</p>
        </Message>
      )}
      {instead && (
        <Message tone="info">
          <p>
            Nothing matches {quoted(instead.map(({ typed }) => typed))}. These match{" "}
            {quoted(instead.flatMap(({ found }) => found))}.
          </p>
        </Message>
      )}
      {tooSlow && (
        <Message tone="info" title="This takes too long to find among so many">
          <p>{hint}</p>
        </Message>
      )}
    </>
  );
}

const quoted = (words: string[]) => words.map((word) => `“${word}”`).join(", ");
