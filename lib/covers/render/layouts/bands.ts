import type { CoverTextBlocks } from "../cover-text";
import type { CoverTheme } from "../draw";
import { fitText, fitTitle } from "../fit-text";
import { barMark, type Column, type Page, placeText, rect } from "../page";
import { ornament } from "./ornament";

const column: Column = { left: 36, width: 328, align: "middle" };
const BAND = 132;

/** Three bands: the title in the middle of the paper, the series on the colour above it, the author below. */
export function bands(text: CoverTextBlocks, { background, ink, accent, onAccent, seed }: CoverTheme): Page {
  const { width } = column;
  const series = fitText(text.series({ face: "italic" }), {
    width,
    height: 62,
    max: 24,
    min: 14,
    leading: 1.2,
    lines: 2,
  });
  const names = fitText(text.names({ face: "regular", tracking: 0.06, capitals: true }), {
    width,
    height: 92,
    max: 25,
    min: 14,
    leading: 1.32,
    lines: 3,
  });
  const [top, bottom] = [BAND + 34, 600 - BAND - 34];
  const room = bottom - top;
  const title = fitTitle(text.title({ face: "bold" }), {
    width,
    height: room,
    max: 78,
    min: 27,
    leading: 1.08,
    lines: 8,
  });
  const spare = room - (title?.height ?? 0);
  const subtitle =
    spare > 70
      ? fitText(text.subtitle({ face: "italic" }), {
          width,
          height: spare - 44,
          max: 22,
          min: 15,
          leading: 1.28,
          lines: 4,
        })
      : undefined;
  const height = (title?.height ?? 0) + (subtitle ? subtitle.height + 44 : 0);
  const start = top + (room - height) / 2;
  const afterTitle = start + (title?.height ?? 0);
  return {
    ground: rect(0, 0, 400, 600, accent) + rect(0, BAND, 400, 600 - 2 * BAND, background),
    marks: [
      barMark(0, BAND + 7, 400, 1.5, accent),
      barMark(0, 600 - BAND - 8.5, 400, 1.5, accent),
      ...(subtitle ? [barMark(170, afterTitle + 20, 60, 1.5, ink)] : []),
      ...(series ? [] : [ornament(200, BAND / 2, onAccent, seed[0])]),
      ...(names ? [] : [ornament(200, 600 - BAND / 2, onAccent, seed[0])]),
    ],
    lines: [
      ...placeText(series, column, (BAND - (series?.height ?? 0)) / 2, onAccent),
      ...placeText(title, column, start, ink),
      ...placeText(subtitle, column, afterTitle + 44, ink),
      ...placeText(names, column, 600 - (BAND + (names?.height ?? 0)) / 2, onAccent),
    ],
  };
}
