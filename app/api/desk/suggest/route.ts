import { suggestionsResponse } from "@/app/suggestions";
import { atDesk } from "../with-user";

/** What the search box at the desk suggests: /api/desk/suggest?q=emma */
export async function GET(request: Request) {
  return atDesk(() => suggestionsResponse(request, "/desk"));
}
