import Link from "next/link";

interface Props {
  views: { id: number; name: string; href: string; current: boolean }[];
  /** The page where all of them are listed, renamed and deleted. */
  all: string;
  /** The page that saves the current view; undefined where there is nothing to save. */
  save?: string;
}

/** The saved views of a list, and a link to save another. */
export function ViewsNav({ views, all, save }: Props) {
  if (views.length === 0 && !save) return null;
  return (
    <nav className="list-menu basis-full text-sm" aria-label="Saved views">
      <span className="text-soft">Saved views:</span>
      {views.map(({ id, name, href, current }) => (
        <Link key={id} href={href} aria-current={current ? "page" : undefined} prefetch={false}>
          {name}
        </Link>
      ))}
      {save && (
        <Link href={save} prefetch={false}>
          Save this view
        </Link>
      )}
      {views.length > 0 && (
        <Link href={all} prefetch={false}>
          All saved views
        </Link>
      )}
    </nav>
  );
}
