import Link from "next/link";
import type { ReactNode } from "react";
import { type NavLink, NavLinks } from "./nav-links";
import { SkipLink } from "./skip-link";

interface Props {
  shopName: string;
  links: NavLink[];
  username: string;
  /** The form that signs out. */
  signOut: ReactNode;
  children: ReactNode;
}

/** What stands around every page at the desk. */
export function DeskFrame({ shopName, links, username, signOut, children }: Props) {
  return (
    <>
      <SkipLink />
      <header className="top top-desk">
        <div className="wrap top-row">
          <Link href="/desk" className="shop-name" prefetch={false}>
            {shopName}
          </Link>
          <NavLinks label="Desk" links={links} />
          <div className="top-end">
            <Link href="/" className="to-window" prefetch={false}>
              Shop window
            </Link>
            <Link href="/desk/account" prefetch={false}>
              {username}
            </Link>
            {signOut}
          </div>
        </div>
      </header>
      <main id="content" className="wrap main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
