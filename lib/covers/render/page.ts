/** The page of a cover with its placed lines. Coordinates are in pixels of 400 × 600. */
import type { TextBlock } from "./fit-text";
import type { TextWord } from "./shape-text";

export const WIDTH = 400;
export const HEIGHT = 600;

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Align = "left" | "middle" | "right";

export interface PlacedLine {
  box: Box;
  base: number;
  size: number;
  words: TextWord[];
  space: number;
  colour: string;
  align: Align;
  rightToLeft: boolean;
}

/** A rule or an ornament. Text must not overlap it. */
export interface PlacedMark {
  box: Box;
  svg: string;
}

export interface Page {
  /** The background as SVG: paper, bands, patterns. */
  ground: string;
  marks: PlacedMark[];
  lines: PlacedLine[];
}

/** A column of text. */
export interface Column {
  left: number;
  width: number;
  align: Align;
}

/** Places the lines of a block in a column, starting at `top`. */
export function placeText(block: TextBlock | undefined, column: Column, top: number, colour: string): PlacedLine[] {
  if (!block) return [];
  const { size, rightToLeft, space } = block;
  return block.lines.map(({ words, width }, index) => {
    const base = top + (block.bases[index] ?? 0);
    const spare = column.width - width * size;
    const left = column.left + spare * { left: 0, middle: 0.5, right: 1 }[column.align];
    const box = {
      left,
      top: base - Math.max(...words.map((word) => word.ascent)) * size,
      right: left + width * size,
      bottom: base + Math.max(...words.map((word) => word.descent)) * size,
    };
    return { box, base, size, words, space, colour, align: column.align, rightToLeft };
  });
}

/** A filled rectangle that text must not overlap. */
export function barMark(left: number, top: number, width: number, height: number, colour: string): PlacedMark {
  return { box: { left, top, right: left + width, bottom: top + height }, svg: rect(left, top, width, height, colour) };
}

export function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(width)}" height="${svgNumber(height)}" fill="${fill}"/>`;
}

/** A number for SVG, rounded to hundredths of a pixel. */
export function svgNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
