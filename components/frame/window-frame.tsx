import Link from "next/link";
import type { ReactNode } from "react";
import { NavLinks } from "./nav-links";
import { SearchBox } from "./search-box";
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
        <div className="wrap wrap-window top-row">
          <Link href="/" className="shop-name">
            {shopName}
          </Link>
          <NavLinks label="Shop" links={links} />
          <SearchBox />
        </div>
      </header>
      <main id="content" className="wrap wrap-window main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap wrap-window flex justify-between gap-4">
          <p>{shopName}</p>
          <Link href="/desk" prefetch={false}>
            Staff
          </Link>
        </div>
      </footer>
    </>
  );
}
