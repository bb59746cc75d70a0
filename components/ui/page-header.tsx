import type { ReactNode } from "react";
import { ListLink } from "./list-link";

export interface Breadcrumb {
  label: string;
  href: string;
}

interface Props {
  title: ReactNode;
  /** Links to the parent pages. */
  breadcrumbs?: Breadcrumb[];
  /** Links and buttons beside the title. */
  actions?: ReactNode;
  /** Text below the title. */
  children?: ReactNode;
}

/** The heading of a page, with its only h1. */
export function PageHeader({ title, breadcrumbs = [], actions, children }: Props) {
  return (
    <header className="page-header">
      <div>
        {breadcrumbs.length > 0 && (
          <nav className="breadcrumbs" aria-label="Breadcrumb">
            <ol>
              {breadcrumbs.map(({ label, href }) => (
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
