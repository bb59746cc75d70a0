import { searchWait } from "@/app/search-wait";
import { suggestions } from "@/app/suggestions";
import { tooManySuggestions } from "@/app/too-many-searches";

/** What the search box of the shop window suggests: /api/suggest?q=emma */
export async function GET(request: Request) {
  const seconds = await searchWait();
  return seconds > 0 ? tooManySuggestions(seconds) : suggestions(request, "");
}
