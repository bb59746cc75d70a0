import Link from "next/link";
import { useId } from "react";
import { type ListView, listHref, signedSort } from "./list-url";

interface Props {
  path: string;
  request: ListView;
  /** What the box is called: "Search books". */
  label: string;
  hint?: string;
}

/** The search box of a list: a plain form whose answer is a page that can be linked to. */
export function ListSearch({ path, request, label, hint }: Props) {
  const id = useId();
  return (
    <search className="flex-[0_1_32rem]">
      <form action={path} method="get" className="search">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <input
          key={request.q}
          id={id}
          type="search"
          name="q"
          className="input"
          defaultValue={request.q}
          placeholder={hint ?? label}
          maxLength={200}
          autoComplete="off"
        />
        <input type="hidden" name="sort" value={signedSort(request)} />
        <input type="hidden" name="size" value={request.size} />
        <button type="submit" className="button">
          Search
        </button>
        {request.q && (
          <Link href={listHref(path, request, { q: "" })} className="button button-quiet">
            Clear
          </Link>
        )}
      </form>
    </search>
  );
}
