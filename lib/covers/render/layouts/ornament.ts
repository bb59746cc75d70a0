import type { PlacedMark } from "../page";

/** A small ornament, as printers have it between title and text. */
export function ornament(x: number, y: number, colour: string, seed = 0): PlacedMark {
  const draw = ornaments[seed % ornaments.length] ?? diamond;
  return {
    box: { left: x - 44, top: y - 8, right: x + 44, bottom: y + 8 },
    svg: `<g transform="translate(${x} ${Math.round(y * 10) / 10})" fill="${colour}">${draw}</g>`,
  };
}

const diamond = '<path d="M-44-.8h32v1.6h-32zM12-.8h32v1.6H12zM0-7 6 0 0 7-6 0z"/>';
const rule = '<path d="M-40-1h80v2h-80z"/>';
const stars =
  '<path d="M-26-6l2 4 4 2-4 2-2 4-2-4-4-2 4-2zM0-8l2.6 5.4L8 0 2.6 2.6 0 8-2.6 2.6-8 0l5.4-2.6zM26-6l2 4 4 2-4 2-2 4-2-4-4-2 4-2z"/>';
const leaf =
  '<path d="M-44-.7h28v1.4h-28zM16-.7h28v1.4H16zM0-8c5 3 7 6 7 8s-2 5-7 8c-5-3-7-6-7-8s2-5 7-8zm0 3.2C-2.8-2.6-4-1 -4 0s1.2 2.6 4 4.8C2.8 2.6 4 1 4 0s-1.2-2.6-4-4.8z"/>';
const waves =
  '<path d="M-36 0c6-8 12-8 18 0s12 8 18 0 12-8 18 0 12 8 18 0" fill="none" stroke="currentColor" stroke-width="0"/><path d="M-36 1c6-8 12-8 18 0s12 8 18 0 12-8 18 0 12 8 18 0v-2c-6 8-12 8-18 0s-12-8-18 0-12 8-18 0-12-8-18 0z"/>';

const ornaments = [diamond, rule, stars, leaf, waves];
