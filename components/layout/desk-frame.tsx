import Link from "next/link";
import type { ReactNode } from "react";
import { Main } from "./main";
import { type NavLink, NavLinks } from "./nav-links";
import { SkipLink } from "./skip-link";

interface Props {
  shopName: string;
  links: NavLink[];
  /** What opens the palette. */
  paletteButton: ReactNode;
  username: string;
  /** The form that signs out. */
  signOut: ReactNode;
  /** What stands at the foot: the theme switch. */
  footer: ReactNode;
  children: ReactNode;
}

/** What stands around every page at the desk. */
export function DeskFrame({ shopName, links, paletteButton: goTo, username, signOut, footer: foot, children }: Props) {
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
            {goTo}
            <Link href="/desk/account" prefetch={false}>
              {username}
            </Link>
            {signOut}
          </div>
        </div>
      </header>
      <Main className="wrap main">{children}</Main>
      <footer className="foot">
        <div className="wrap foot-row">
          <Link href="/" prefetch={false}>
            Shop window
          </Link>
          {foot}
        </div>
      </footer>
    </>
  );
}
