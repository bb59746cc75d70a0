import { suggestions } from "@/app/suggestions";

/** What the search box of the shop window suggests: /api/suggest?q=emma */
export const GET = (request: Request) => suggestions(request, "");
