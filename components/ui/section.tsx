import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** For links that lead to it. */
  id?: string;
  /** A link or button beside the title. */
  aside?: ReactNode;
  /** On a sheet of its own. */
  card?: boolean;
  children: ReactNode;
}

/** A part of a page, with its heading. */
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
