"use client";
import Link from "next/link";
import { Fragment } from "react";
import { barLength, maxOf } from "./scale";

export interface Bar {
  name: string;
  /** A word or two beside the name: "closed". */
  note?: string;
  /** Where the bar leads. */
  href: string;
  /** One number for each measure. */
  numbers: { value: number; text: string; detail?: string }[];
}

interface Props {
  /** What is measured. Each measure has its own scale, from nothing to the largest of its numbers. */
  measures: string[];
  bars: Bar[];
  /** Of what all bars are parts, where they are: each then lies on a track of this length. */
  whole?: number;
}

/** Bars side by side, each with its name and number: for what has no order in time. Drawn from plain data, as table-body.tsx. */
export function BarChart({ measures, bars, whole }: Props) {
  const largest = measures.map((_, at) => whole ?? maxOf(bars.map(({ numbers }) => numbers[at]?.value ?? 0)));
  return (
    <div className={`bars bars-${measures.length}`}>
      {measures.length > 1 && (
        <p className="bars-head" aria-hidden="true">
          {measures.map((measure) => (
            <span key={measure}>{measure}</span>
          ))}
        </p>
      )}
      <ul>
        {bars.map(({ name, note, href, numbers }) => (
          <li key={href}>
            <Link href={href} prefetch={false}>
              <span className="bar-name">
                {name} {note && <small>{note}</small>}
              </span>
              {numbers.map(({ value, text, detail }, at) => (
                <Fragment key={measures[at]}>
                  <svg className={whole ? "bar bar-track" : "bar"} aria-hidden="true">
                    <rect width={`${barLength(value, largest[at] ?? 0)}%`} height="100%" />
                  </svg>
                  <span className="bar-number">
                    <span className="sr-only">{measures[at]}: </span>
                    {text} {detail && <small>{detail}</small>}
                  </span>
                </Fragment>
              ))}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
