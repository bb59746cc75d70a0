const MAX_LENGTH = 80;

/** A name for use in a message: quoted, and truncated to 80 characters. */
export function quoteName(name: unknown): string {
  const letters = [...String(name ?? "").trim()];
  return `“${letters.length > MAX_LENGTH ? `${letters.slice(0, MAX_LENGTH).join("")}…` : letters.join("")}”`;
}
