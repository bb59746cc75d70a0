import type { ListRequest } from "@/lib/list/list";
import type { PageInfo } from "@/lib/list/paging/page";
import { Message } from "../ui/message";

/** Notes above the rows: an invalid cursor, a corrected search, a timeout. */
export function ListNotes({
  page,
}: {
  page: PageInfo & { request: Pick<ListRequest, "invalidCursor">; hint?: string };
}) {
  const { request, replacements, tooSlow, hint } = page;
  return (
    <>
      {request.invalidCursor && (
        <Message tone="info">
          <p>That page is no longer available. Showing the first page.</p>
        </Message>
      )}
      {replacements && (
        <Message tone="info">
          <p>
            Showing results for {quoteAll(replacements.flatMap(({ found }) => found))}. Nothing matches{" "}
            {quoteAll(replacements.map(({ typed }) => typed))}.
          </p>
        </Message>
      )}
      {tooSlow && (
        <Message tone="info" title="This search took too long">
          <p>{hint}</p>
        </Message>
      )}
    </>
  );
}

const quoteAll = (words: string[]) => words.map((word) => `“${word}”`).join(", ");
