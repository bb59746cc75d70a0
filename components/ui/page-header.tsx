import type { ReactNode } from "react";
import { ListLink } from "./list-link";

export interface Breadcrumb {
  label: string;
  href: string;
}

interface Props {
  title: ReactNode;
  /** The pages above this one. */
  breadcrumbs?: Breadcrumb[];
  /** Links and buttons beside the title. */
  actions?: ReactNode;
  /** A line or two below the title. */
  children?: ReactNode;
}

/** The one h1 of a page. */
export function PageHeader({ title, breadcrumbs: crumbs = [], actions, children }: Props) {
  return (
    <header className="head">
      <div>
        {crumbs.length > 0 && (
          <nav className="crumbs" aria-label="Above this page">
            <ol>
              {crumbs.map(({ label, href }) => (
                <li key={href}>
                  <ListLink href={href}>{label}</ListLink>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {children}
      </div>
      {actions && (
        <div className="actions" data-actions="">
          {actions}
        </div>
      )}
    </header>
  );
}
