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
  /** The theme switch. */
  footer: ReactNode;
  children: ReactNode;
}

/** The layout around every page of the storefront. */
export function StorefrontFrame({ shopName, footer, children }: Props) {
  return (
    <>
      <SkipLink />
      <header className="header">
        <div className="wrap wrap-storefront header-row">
          <Link href="/" className="shop-name" prefetch={false}>
            {shopName}
          </Link>
          <NavLinks label="Shop" links={links} />
          <SearchBox />
        </div>
      </header>
      <Main className="wrap wrap-storefront main">{children}</Main>
      <footer className="footer">
        <div className="wrap wrap-storefront footer-row">
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
          {footer}
        </div>
      </footer>
    </>
  );
}
