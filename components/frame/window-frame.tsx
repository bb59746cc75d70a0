import Link from "next/link";
import type { ReactNode } from "react";
import { NavLinks } from "./nav-links";
import { SkipLink } from "./skip-link";

const links = [
  { label: "Books", href: "/books" },
  { label: "Stores", href: "/stores" },
];

/** What stands around every page of the shop window. */
export function WindowFrame({ shopName, children }: { shopName: string; children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="top">
        <div className="wrap top-row">
          <Link href="/" className="shop-name">
            {shopName}
          </Link>
          <NavLinks label="Shop" links={links} />
          <search className="top-search">
            <form action="/search" method="get" className="search">
              <input
                type="search"
                name="q"
                className="input"
                aria-label="Search books"
                placeholder="Title, author or ISBN"
                autoComplete="off"
              />
              <button type="submit" className="button">
                Search
              </button>
            </form>
          </search>
        </div>
      </header>
      <main id="content" className="wrap main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap flex justify-between gap-4">
          <p>{shopName}</p>
          <Link href="/desk" prefetch={false}>
            Staff
          </Link>
        </div>
      </footer>
    </>
  );
}
