"use client";
import Link from "next/link";
import { Fragment } from "react";
import { barLength, maxOf } from "./scale";

export interface Bar {
  name: string;
  /** A note beside the name: "closed". */
  note?: string;
  /** The link of the bar. */
  href: string;
  /** One number per measure. */
  numbers: { value: number; text: string; detail?: string }[];
}

interface Props {
  /** The measures. Each has its own scale, from zero to its largest number. */
  measures: string[];
  bars: Bar[];
  /** The total that all bars are parts of, where there is one: each bar then has a track of this length. */
  whole?: number;
}

/** A bar chart with names and numbers, for categories. Built from plain data, like table-body.tsx. */
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
