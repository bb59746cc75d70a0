const LONGEST = 80;

/** A name as a message speaks of it: in quotes, and cut short where it is very long. */
export function quoted(name: unknown): string {
  const letters = [...String(name ?? "").trim()];
  return `“${letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : letters.join("")}”`;
}
