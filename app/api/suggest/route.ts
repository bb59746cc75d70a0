import { searchRetryAfter } from "@/app/search-retry-after";
import { suggestionsResponse } from "@/app/suggestions";
import { tooManySuggestions } from "@/app/too-many-searches";

/** The suggestions of the storefront's search box: /api/suggest?q=emma */
export async function GET(request: Request) {
  const seconds = await searchRetryAfter();
  return seconds > 0 ? tooManySuggestions(seconds) : suggestionsResponse(request, "");
}
