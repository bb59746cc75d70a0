import type { CoverTheme } from "../draw";
import { rect } from "../page";

/** A paper with a small pattern all over, as Insel's little books have it. */
export function pattern({ background, accent, seed }: CoverTheme): string {
  const [width, height, motif] = motifs[(seed[1] ?? 0) % motifs.length] ?? dots;
  return (
    `<pattern id="p" width="${width}" height="${height}" patternUnits="userSpaceOnUse">` +
    `<g fill="none" stroke="${background}" stroke-width="2" stroke-opacity=".62">${motif}</g></pattern>` +
    rect(0, 0, 400, 600, accent) +
    rect(0, 0, 400, 600, "url(#p)")
  );
}

type Motif = [width: number, height: number, svg: string];

const dots: Motif = [20, 20, '<path stroke-linecap="round" stroke-width="5" d="M5 5h0M15 15h0"/>'];
const scales: Motif = [
  40,
  20,
  '<path d="M0 0a20 20 0 0 0 40 0M-20 10a20 20 0 0 0 40 0M20 10a20 20 0 0 0 40 0M0 20a20 20 0 0 0 40 0M-20-10a20 20 0 0 0 40 0M20-10a20 20 0 0 0 40 0"/>',
];
const waves: Motif = [40, 16, '<path d="M-10 8q10-12 20 0t20 0 20 0"/>'];
const diamonds: Motif = [32, 48, '<path d="M16 0 32 24 16 48 0 24zM16 16l5.4 8L16 32l-5.4-8z"/>'];
const leaves: Motif = [
  40,
  40,
  '<path d="M10 2c8 6 8 12 0 18-8-6-8-12 0-18zm0 0v24M30 22c8 6 8 12 0 18-8-6-8-12 0-18zm0 0v24M30-18v4"/>',
];
const hatch: Motif = [12, 12, '<path d="M-3 3 3-3M0 12 12 0M9 15l6-6"/>'];
const crosses: Motif = [24, 24, '<path d="M6 1v10M1 6h10M18 13v10M13 18h10"/>'];

const motifs = [dots, scales, waves, diamonds, leaves, hatch, crosses];
