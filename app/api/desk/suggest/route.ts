import { suggestionsResponse } from "@/app/suggestions";
import { withUser } from "../with-user";

/** The suggestions of the desk's search box: /api/desk/suggest?q=emma */
export async function GET(request: Request) {
  return withUser(() => suggestionsResponse(request, "/desk"));
}
