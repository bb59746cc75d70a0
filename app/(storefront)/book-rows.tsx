"use client";
import Link from "next/link";
import { Cover } from "@/components/ui/cover";

export interface BookRow {
  id: number;
  cover: string;
  title: string;
  by: string;
  particulars: string;
  price?: string;
  /** Its availability; undefined when out of stock. */
  stock?: string;
}

/**
 * Books as rows: cover, title and byline on one side, price and stock on the other. Built from plain data: as server
 * elements each would be in the page twice at full length.
 */
export function BookRows({ lines, heading: Heading }: { lines: BookRow[]; heading: "h2" | "h3" }) {
  return (
    <ul className="catalogue">
      {lines.map(({ id, cover, title, by, particulars, price, stock }) => (
        <li key={id}>
          <Cover src={cover} alt="" size="thumb" />
          <div>
            <Heading>
              <Link href={`/books/${id}`} prefetch={false}>
                {title}
              </Link>
            </Heading>
            <p className="by">{by}</p>
            <p className="small">{particulars}</p>
          </div>
          <div className="offer">
            {price && <span className="price">{price}</span>}
            <span className={stock ? "stock" : "stock stock-none"}>{stock ?? "Not in stock"}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
