import Link from "next/link";
import type { ReactNode } from "react";
import { Main } from "./main";
import { type NavLink, NavLinks } from "./nav-links";
import { SkipLink } from "./skip-link";

interface Props {
  shopName: string;
  links: NavLink[];
  /** Opens the palette. */
  paletteButton: ReactNode;
  username: string;
  /** The form to sign out. */
  signOut: ReactNode;
  /** The theme switch. */
  footer: ReactNode;
  children: ReactNode;
}

/** The layout around every page of the desk. */
export function DeskFrame({ shopName, links, paletteButton, username, signOut, footer, children }: Props) {
  return (
    <>
      <SkipLink />
      <header className="header header-desk">
        <div className="wrap header-row">
          <Link href="/desk" className="shop-name" prefetch={false}>
            {shopName}
          </Link>
          <NavLinks label="Desk" links={links} />
          <div className="header-end">
            {paletteButton}
            <Link href="/desk/account" prefetch={false}>
              {username}
            </Link>
            {signOut}
          </div>
        </div>
      </header>
      <Main className="wrap main">{children}</Main>
      <footer className="footer">
        <div className="wrap footer-row">
          <Link href="/" prefetch={false}>
            View shop site
          </Link>
          {footer}
        </div>
      </footer>
    </>
  );
}
