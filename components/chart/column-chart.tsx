"use client";
import Link from "next/link";
import { barLength, maxOf } from "./scale";

export interface Column {
  /** "November 2026: 12 books" */
  title: string;
  /** Its label: "Nov", with "2026" or nothing below. */
  label: string;
  sublabel?: string;
  value: number;
  text: string;
  /** The compact number, above the column. */
  short?: string;
  /** The link of the column. */
  href: string;
  /** The period is not over: drawn as an outline. */
  isPartial?: boolean;
}

/**
 * A column chart for a sequence such as months. On narrow screens the columns are horizontal. Built from plain data,
 * like table-body.tsx.
 */
export function ColumnChart({ columns }: { columns: Column[] }) {
  const largest = maxOf(columns.map(({ value }) => value));
  return (
    <div className="columns">
      <ol>
        {columns.map(({ title, label, sublabel, value, text, short, href, isPartial }) => {
          const length = barLength(value, largest);
          return (
            <li key={href}>
              <Link href={href} prefetch={false} className={isPartial ? "unfinished" : undefined}>
                <span className="sr-only">{title}</span>
                <svg className="column" aria-hidden="true">
                  <rect className="column-up" x="12%" y={`${100 - length}%`} width="76%" height={`${length}%`} />
                  <rect className="column-across" width={`${length}%`} height="100%" />
                  <text x="50%" y={`${100 - length}%`} dy="-0.4em" textAnchor="middle">
                    {short ?? text}
                  </text>
                </svg>
                <span className="column-number" aria-hidden="true">
                  {text}
                </span>
                <span className="column-label" aria-hidden="true">
                  {label} <small>{sublabel}</small>
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
