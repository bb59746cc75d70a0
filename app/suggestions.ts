import "server-only";
import type { SuggestionGroup } from "@/components/ui/suggestions";
import { suggest } from "@/lib/storefront/suggest";
import { orTimeoutResponse } from "./timeout-response";

/** Returns the suggestions for the request's `q`, with links to pages below `base`. */
export function suggestionsResponse(request: Request, base: "" | "/desk"): Promise<Response> {
  return orTimeoutResponse(searchSuggestions(request, base));
}

async function searchSuggestions(request: Request, base: "" | "/desk"): Promise<Response> {
  const { books, authors } = await suggest(new URL(request.url).searchParams.get("q") ?? "");
  const groups: SuggestionGroup[] = [
    {
      label: "Books",
      options: books.map(({ id, title, authors }) => ({ href: `${base}/books/${id}`, text: title, note: authors })),
    },
    { label: "Authors", options: authors.map(({ id, name }) => ({ href: `${base}/authors/${id}`, text: name })) },
  ];
  return Response.json(
    groups.filter(({ options }) => options.length > 0),
    { headers: { "cache-control": "private, max-age=60" } },
  );
}
