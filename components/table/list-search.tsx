import Link from "next/link";
import { useId } from "react";
import { defaultPageSize } from "@/lib/list/paging/page-sizes";
import { SearchInput } from "../ui/search-input";
import { type ListView, listHref } from "./list-url";

interface Props {
  path: string;
  request: ListView;
  /** The label of the search box: "Search books". */
  label: string;
  hint?: string;
}

/** The search box of a list: a GET form, so results can be linked to. */
export function ListSearch({ path, request, label, hint }: Props) {
  const id = useId();
  return (
    <search>
      <form action={path} method="get" className="search">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <SearchInput action={path} id={id} defaultValue={request.q} placeholder={hint ?? label} />
        {request.where && <input type="hidden" name="where" value={request.where} />}
        {request.group && <input type="hidden" name="group" value={request.group} />}
        {request.size !== defaultPageSize && <input type="hidden" name="size" value={request.size} />}
        <button type="submit" className="button">
          Search
        </button>
        {request.q && (
          <Link href={listHref(path, request, { q: "", sort: "" })} className="button button-quiet">
            Clear
          </Link>
        )}
      </form>
    </search>
  );
}
