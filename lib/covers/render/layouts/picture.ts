import type { CoverTextBlocks } from "../cover-text";
import type { CoverTheme } from "../draw";
import { fitText, fitTitle } from "../fit-text";
import { type Column, type Page, placeText, rect } from "../page";
import { art } from "./art";

const width = 332;
const EDGE = 250;

/** A picture of a few shapes above, the text on the paper below it. */
export function picture(text: CoverTextBlocks, look: CoverTheme): Page {
  const { background, ink } = look;
  const column: Column = { left: 34, width, align: text.align };
  const names = fitText(text.names({ face: "regular" }), {
    width,
    height: 78,
    max: 25,
    min: 15,
    leading: 1.22,
    lines: 3,
  });
  const series = fitText(text.series({ face: "italic" }), {
    width,
    height: 40,
    max: 18,
    min: 14,
    leading: 1.2,
    lines: 2,
  });
  const below = (names ? names.height : 0) + (series ? series.height : 0) + (names && series ? 10 : 0);
  const top = EDGE + 34;
  const room = 566 - below - 26 - top;
  const title = fitTitle(text.title({ face: "bold" }), {
    width,
    height: room,
    max: 64,
    min: 26,
    leading: 1.06,
    lines: 6,
  });
  const spare = room - (title?.height ?? 0);
  const subtitle =
    spare > 54
      ? fitText(text.subtitle({ face: "italic" }), {
          width,
          height: spare - 18,
          max: 21,
          min: 15,
          leading: 1.28,
          lines: 4,
        })
      : undefined;
  return {
    ground: rect(0, 0, 400, 600, background) + art(look, EDGE),
    marks: [],
    lines: [
      ...placeText(title, column, top, ink),
      ...placeText(subtitle, column, top + (title?.height ?? 0) + 18, ink),
      ...placeText(names, column, 566 - below, ink),
      ...placeText(series, column, 566 - (series?.height ?? 0), ink),
    ],
  };
}
