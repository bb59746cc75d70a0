import { randomInt } from "node:crypto";

/** An ISBN that no other row has, as its two kinds are printed. */
export function uniqueIsbn(): { ten: string; thirteen: string } {
  const item = String(randomInt(100_000)).padStart(5, "0");
  const ten = sum(`0306${item}`, (at) => 10 - at) % 11;
  const thirteen = sum(`9780306${item}`, (at) => (at % 2 ? 3 : 1)) % 10;
  return {
    ten: `0-306-${item}-${["0", "X"][ten] ?? 11 - ten}`,
    thirteen: `978-0-306-${item}-${(10 - thirteen) % 10}`,
  };
}

function sum(digits: string, weight: (at: number) => number): number {
  return [...digits].reduce((sum, digit, at) => sum + Number(digit) * weight(at), 0);
}
