import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** A link or button beside the title. */
  aside?: ReactNode;
  /** On a sheet of its own. */
  card?: boolean;
  children: ReactNode;
}

/** A part of a page, with its heading. */
export function Section({ title, aside, card, children }: Props) {
  const id = useId();
  return (
    <section className={card ? "section card" : "section"} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
