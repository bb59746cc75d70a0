import { redirect } from "next/navigation";
import { listHref } from "@/components/table/list-url";
import type { ListPage } from "@/lib/list/load-list-page";

/** Returns the page of a list. After its filter form was sent, redirects to the list's address with that filter. */
export function redirectToFilter<Row>(path: string, page: ListPage<Row>): ListPage<Row> {
  if (page.filter.applied !== undefined) redirect(listHref(path, page.request, { where: page.filter.applied }));
  return page;
}
