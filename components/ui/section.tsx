import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** An anchor for links. */
  id?: string;
  /** A link or button beside the title. */
  aside?: ReactNode;
  /** Whether it is on a card of its own. */
  card?: boolean;
  children: ReactNode;
}

/** A section of a page with its heading. */
export function Section({ title, id, aside, card, children }: Props) {
  const heading = useId();
  return (
    <section id={id} className={card ? "section card" : "section"} aria-labelledby={heading}>
      <div className="section-head">
        <h2 id={heading}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
