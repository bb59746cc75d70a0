const MAX_LENGTH = 80;

/** A name as a message speaks of it: in quotes, and cut short where it is very long. */
export function quoteName(name: unknown): string {
  const letters = [...String(name ?? "").trim()];
  return `“${letters.length > MAX_LENGTH ? `${letters.slice(0, MAX_LENGTH).join("")}…` : letters.join("")}”`;
}
