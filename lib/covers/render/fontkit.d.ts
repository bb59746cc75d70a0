/** Types for the parts of fontkit that are used; it ships without types. */
declare module "fontkit" {
  interface PathCommand {
    command: "moveTo" | "lineTo" | "quadraticCurveTo" | "bezierCurveTo" | "closePath";
    args: number[];
  }
  interface Box {
    minX: number;
    minY: number;
    maxX: number;
    maxY: number;
  }
  interface Glyph {
    id: number;
    bbox: Box;
    path: { commands: PathCommand[] };
  }
  interface GlyphRun {
    glyphs: Glyph[];
    positions: { xAdvance: number; xOffset: number; yOffset: number }[];
  }
  interface Font {
    unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): GlyphRun;
  }
  export function create(file: Buffer): Font;
}
