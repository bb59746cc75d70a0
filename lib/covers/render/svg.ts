/** Renders a page as SVG. Repeated glyph outlines are defined once and referenced. */
import type { PlacedGlyph } from "./fonts";
import { HEIGHT, type Page, type PlacedLine, svgNumber, WIDTH } from "./page";

const SERIF = "Literata,Georgia,'Noto Serif','Times New Roman',serif";

export function renderSvg({ ground, marks, lines }: Page, title: string, language: string | null): string {
  const outlines = new Outlines(lines);
  const text = lines.map((line) => (isOutlined(line) ? outlinePath(line, outlines) : textElement(line)));
  const lang = /^[a-z]{2,3}$/.test(language ?? "") ? ` xml:lang="${language}"` : "";
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"${lang}>` +
    `<title>${escapeXml(title)}</title>${outlines.defs()}${ground}${marks.map(({ svg }) => svg).join("")}${text.join("")}` +
    // A thin border, for covers as white as the page around them.
    `<path d="M.5.5h${WIDTH - 1}v${HEIGHT - 1}H.5z" fill="none" stroke="#000" stroke-opacity=".16"/></svg>`
  );
}

function isOutlined(line: PlacedLine): boolean {
  return line.words.every((word) => word.letters);
}

/** Units per em: fewer for small text, where a tenth of a pixel is precise enough. */
function gridOf(size: number): number {
  return size > 40 ? 320 : 140;
}

/** Outlines used more than once. */
class Outlines {
  readonly #uses = new Map<string, number>();
  readonly #shared = new Map<string, { id: string; path: string }>();

  constructor(lines: PlacedLine[]) {
    for (const { words, size } of lines) {
      for (const { key } of words.flatMap((word) => word.letters ?? [])) {
        const name = `${gridOf(size)} ${key}`;
        this.#uses.set(name, (this.#uses.get(name) ?? 0) + 1);
      }
    }
  }

  /** The id of a shared outline; undefined when it is used once. */
  idOf({ key, outline }: PlacedGlyph, grid: number): string | undefined {
    const name = `${grid} ${key}`;
    if (this.#uses.get(name) === 1) return undefined;
    let shared = this.#shared.get(name);
    if (!shared) {
      const { x, y, data } = outline(grid);
      shared = { id: `g${this.#shared.size.toString(36)}`, path: `M${x} ${y}${data}` };
      this.#shared.set(name, shared);
    }
    return shared.id;
  }

  defs(): string {
    const paths = [...this.#shared.values()].map(({ id, path }) => `<path id="${id}" d="${path}"/>`);
    return paths.length > 0 ? `<defs>${paths.join("")}</defs>` : "";
  }
}

/** A line as outlines. */
function outlinePath({ box, base, size, words, space, colour }: PlacedLine, outlines: Outlines): string {
  const grid = gridOf(size);
  let [path, uses, x] = ["", "", 0];
  for (const [index, word] of words.entries()) {
    if (index > 0 && word.spaced) x += space;
    for (const letter of word.letters ?? []) {
      const [left, down] = [Math.round((x + letter.x) * grid), Math.round(-letter.y * grid)];
      const id = outlines.idOf(letter, grid);
      if (id) uses += `<use href="#${id}" x="${left}"${down ? ` y="${down}"` : ""}/>`;
      else {
        const outline = letter.outline(grid);
        path += `M${left + outline.x} ${down + outline.y}${outline.data}`;
      }
    }
    x += word.width;
  }
  const scale = Math.round((size / grid) * 1e5) / 1e5;
  const place = `fill="${colour}" transform="translate(${svgNumber(box.left)} ${svgNumber(base)})scale(${scale})"`;
  if (!uses) return `<path ${place} d="${path}"/>`;
  return `<g ${place}>${path && `<path d="${path}"/>`}${uses}</g>`;
}

/** A line in the reader's fonts. */
function textElement({ box, base, size, words, colour, align, rightToLeft }: PlacedLine): string {
  const text = words.map((word, index) => (index > 0 && word.spaced ? " " : "") + word.text).join("");
  const x = { left: box.left, middle: (box.left + box.right) / 2, right: box.right }[align];
  // "start" depends on the text direction.
  const isAtEnd = align === (rightToLeft ? "left" : "right");
  const anchor = align === "middle" ? ' text-anchor="middle"' : isAtEnd ? ' text-anchor="end"' : "";
  const direction = rightToLeft ? ' direction="rtl"' : "";
  return (
    `<text x="${svgNumber(x)}" y="${svgNumber(base)}" font-family="${SERIF}" font-size="${svgNumber(size)}"` +
    ` fill="${colour}"${anchor}${direction}>${escapeXml(text)}</text>`
  );
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
