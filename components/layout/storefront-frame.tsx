import Link from "next/link";
import type { ReactNode } from "react";
import { Main } from "./main";
import { NavLinks } from "./nav-links";
import { SearchBox } from "./search-box";
import { SkipLink } from "./skip-link";

const links = [
  { label: "Books", href: "/books" },
  { label: "Staff picks", href: "/picks" },
  { label: "Stores", href: "/stores" },
];

interface Props {
  shopName: string;
  /** What stands at the foot, beside the name: the theme switch. */
  footer: ReactNode;
  children: ReactNode;
}

/** What stands around every page of the shop window. */
export function StorefrontFrame({ shopName, footer: foot, children }: Props) {
  return (
    <>
      <SkipLink />
      <header className="top">
        <div className="wrap wrap-window top-row">
          <Link href="/" className="shop-name" prefetch={false}>
            {shopName}
          </Link>
          <NavLinks label="Shop" links={links} />
          <SearchBox />
        </div>
      </header>
      <Main className="wrap wrap-window main">{children}</Main>
      <footer className="foot">
        <div className="wrap wrap-window foot-row">
          <p className="shop-name">{shopName}</p>
          <ul className="link-list">
            {links.map(({ label, href }) => (
              <li key={href}>
                <Link href={href} prefetch={false}>
                  {label}
                </Link>
              </li>
            ))}
            <li>
              <Link href="/desk" prefetch={false}>
                Staff
              </Link>
            </li>
          </ul>
          {foot}
        </div>
      </footer>
    </>
  );
}
