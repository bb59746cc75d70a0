import Link from "next/link";
import type { ListOption, ListPage } from "@/lib/list/load-list-page";
import { listHref } from "./list-url";

interface Props {
  path: string;
  page: Pick<ListPage<unknown>, "request" | "sortOptions" | "groupOptions">;
}

/** Links to the sorts that no column header offers, and to the groupings. */
export function ListMenus({ path, page }: Props) {
  const { request, sortOptions, groupOptions } = page;
  if (sortOptions.length === 0 && groupOptions.length === 0) return null;
  const rows = request.group ? [{ name: "", label: "Remove grouping" }] : [];
  return (
    <div className="list-menus">
      {!request.group && (
        <Menu
          label="Sort by"
          current={request.sort}
          options={sortOptions}
          href={(sort) => listHref(path, request, { sort })}
        />
      )}
      <Menu
        label="Group by"
        current={request.group}
        options={groupOptions.length > 0 ? [...groupOptions, ...rows] : []}
        href={(group) => listHref(path, request, { group })}
      />
    </div>
  );
}

interface MenuProps {
  label: string;
  current?: string;
  options: ListOption[];
  href(name: string): string;
}

function Menu({ label, current, options, href }: MenuProps) {
  if (options.length === 0) return null;
  return (
    <nav className="list-menu" aria-label={label}>
      <span className="text-soft">{label}:</span>
      {options.map(({ name, label }) => (
        <Link key={name} href={href(name)} aria-current={name === current || undefined} prefetch={false}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
