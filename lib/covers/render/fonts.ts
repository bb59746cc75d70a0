/**
 * Shapes words in Literata as outlines: an SVG image cannot load fonts, and covers should look the same everywhere.
 * Latin, Greek and Cyrillic; other scripts use the reader's fonts (estimate-widths.ts).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font, type PathCommand } from "fontkit";
import { projectFolder } from "../../env";

const faces = { regular: "400-normal", bold: "600-normal", italic: "400-italic" };
export type Face = keyof typeof faces;

const subsets = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext"];

/** A glyph outline and its position in the word, in ems. */
export interface PlacedGlyph {
  /** Identifies the outline. */
  key: string;
  outline: (grid: number) => Outline;
  x: number;
  y: number;
}

/** An outline in whole units, `grid` per em: its start point, and the rest as a relative SVG path. */
export interface Outline {
  x: number;
  y: number;
  data: string;
}

/** A shaped word, in ems. */
export interface ShapedWord {
  width: number;
  ascent: number;
  descent: number;
  letters: PlacedGlyph[];
}

/** Whether Literata has all glyphs of the text. */
export function hasAllGlyphs(text: string, face: Face): boolean {
  return splitRuns(text, face) !== undefined;
}

/** Shapes a word in Literata with letter spacing `tracking` in ems; undefined when a glyph is missing. */
export function shapeWord(word: string, face: Face, tracking: number): ShapedWord | undefined {
  const runs = splitRuns(word, face);
  return runs && joinRuns(runs, face, tracking);
}

interface Run {
  subset: string;
  text: string;
}

/** Splits the text by the font files that contain its glyphs. */
function splitRuns(text: string, face: Face): Run[] | undefined {
  // Avoids searching seven files for letters of other scripts.
  if (!/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text))
    return;
  const runs: Run[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const order = last ? [last.subset, ...subsets] : subsets;
    const subset = order.find((name) => loadFont(name, face).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
    if (!subset) return undefined;
    if (last?.subset === subset) last.text += letter;
    else runs.push({ subset, text: letter });
  }
  return runs;
}

function joinRuns(runs: Run[], face: Face, tracking: number): ShapedWord {
  const whole: ShapedWord = { width: 0, ascent: 0, descent: 0, letters: [] };
  for (const { subset, text } of runs) {
    const font = loadFont(subset, face);
    const em = font.unitsPerEm;
    const { glyphs, positions } = font.layout(text);
    for (const [index, glyph] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const { path, bbox } = glyph;
      if (path.commands.length > 0) {
        const outline = (grid: number) => toOutline(path.commands, grid / em);
        const key = `${face} ${subset} ${glyph.id}`;
        whole.letters.push({ key, outline, x: whole.width + xOffset / em, y: yOffset / em });
        whole.ascent = Math.max(whole.ascent, (bbox.maxY + yOffset) / em);
        whole.descent = Math.max(whole.descent, -(bbox.minY + yOffset) / em);
      }
      whole.width += xAdvance / em + (xAdvance > 0 ? tracking : 0);
    }
  }
  return whole;
}

/** Converts to relative commands on the grid; drops empty segments and simplifies nearly straight curves. */
function toOutline(commands: PathCommand[], scale: number): Outline {
  const [first, ...others] = commands;
  const [beginX = 0, beginY = 0] = toGrid(first?.args ?? [], scale);
  let [x, y, startX, startY, last] = [beginX, beginY, beginX, beginY, ""];
  let data = "";
  for (const { command, args } of others) {
    const points = toGrid(args, scale);
    const steps = points.map((value, index) => value - (index % 2 === 0 ? x : y));
    [x = 0, y = 0] = points.length > 0 ? points.slice(-2) : [startX, startY];
    if (command === "moveTo") [startX, startY] = [x, y];
    const [sign, values] = simplestCommand(command, steps);
    if (values.length > 0 && values.every((value) => value === 0)) continue;
    data += (sign === last ? " " : sign) + values.join(" ");
    last = sign;
  }
  return { x: beginX, y: beginY, data: data.replaceAll(" -", "-") };
}

function simplestCommand(command: PathCommand["command"], steps: number[]): [sign: string, values: number[]] {
  if (command === "closePath") return ["z", []];
  if (command === "moveTo") return ["m", steps];
  if (command === "bezierCurveTo") return ["c", steps];
  const [x = 0, y = 0] = steps.slice(-2);
  if (command === "quadraticCurveTo") {
    const [throughX = 0, throughY = 0] = steps;
    // The distance of the curve is half that of its control point.
    const bulge = Math.abs(throughX * y - throughY * x) / Math.hypot(x, y);
    const isLine = bulge <= 1 && Math.hypot(throughX, throughY) <= Math.hypot(x, y);
    if (!isLine) return ["q", steps];
  }
  return y === 0 ? ["h", [x]] : x === 0 ? ["v", [y]] : ["l", [x, y]];
}

/** The y axis of fonts points up, of SVG down. */
function toGrid(args: number[], scale: number): number[] {
  return args.map((value, index) => Math.round(index % 2 === 0 ? value * scale : -value * scale));
}

const fonts = new Map<string, Font>();

function loadFont(subset: string, face: Face): Font {
  const name = `literata-${subset}-${faces[face]}.woff2`;
  let font = fonts.get(name);
  if (!font) {
    font = create(readFileSync(join(projectFolder, "lib/covers/fonts", name)));
    fonts.set(name, font);
  }
  return font;
}
