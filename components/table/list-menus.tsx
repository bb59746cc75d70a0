import Link from "next/link";
import type { ListPage, Offer } from "@/lib/list/load-list-page";
import { listHref } from "./list-url";

interface Props {
  path: string;
  noun: string;
  page: Pick<ListPage<unknown>, "request" | "orders" | "groupings">;
}

/** The orders that no column's head leads to, and what the rows can be counted by. */
export function ListMenus({ path, noun, page }: Props) {
  const { request, orders, groupings } = page;
  if (orders.length === 0 && groupings.length === 0) return null;
  const rows = request.group ? [{ name: "", label: `Show the ${noun.toLowerCase()}` }] : [];
  return (
    <div className="list-menus">
      {!request.group && (
        <Menu label="Order" current={request.sort} offers={orders} href={(sort) => listHref(path, request, { sort })} />
      )}
      <Menu
        label="Group by"
        current={request.group}
        offers={groupings.length > 0 ? [...groupings, ...rows] : []}
        href={(group) => listHref(path, request, { group })}
      />
    </div>
  );
}

interface MenuProps {
  label: string;
  current?: string;
  offers: Offer[];
  href(name: string): string;
}

function Menu({ label, current, offers, href }: MenuProps) {
  if (offers.length === 0) return null;
  return (
    <nav className="list-menu" aria-label={label}>
      <span className="text-soft">{label}:</span>
      {offers.map(({ name, label }) => (
        <Link key={name} href={href(name)} aria-current={name === current || undefined} prefetch={false}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
