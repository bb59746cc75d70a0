import { ListSearch } from "@/components/table/list-search";
import { defaultPageSize } from "@/lib/list/paging/page-sizes";

/** Searches current and deleted records. */
export function HistorySearch({ q = "" }: { q?: string }) {
  return (
    <ListSearch
      path="/desk/history/search"
      request={{ q, sort: "", where: "", size: defaultPageSize }}
      label="Search by title, name or ISBN"
    />
  );
}
