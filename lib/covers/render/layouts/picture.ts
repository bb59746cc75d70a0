import type { Text } from "../cover-text";
import type { Look } from "../draw";
import { fit, fitTitle } from "../fit";
import { type Column, type Page, put, rect } from "../page";
import { art } from "./art";

const width = 332;
const EDGE = 250;

/** A picture of a few shapes above, the text on the paper below it. */
export function picture(text: Text, look: Look): Page {
  const { ground, ink } = look;
  const column: Column = { left: 34, width, align: text.align };
  const names = fit(text.names({ face: "regular" }), { width, height: 78, max: 25, min: 15, leading: 1.22, lines: 3 });
  const series = fit(text.series({ face: "italic" }), { width, height: 40, max: 18, min: 14, leading: 1.2, lines: 2 });
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
      ? fit(text.subtitle({ face: "italic" }), { width, height: spare - 18, max: 21, min: 15, leading: 1.28, lines: 4 })
      : undefined;
  return {
    ground: rect(0, 0, 400, 600, ground) + art(look, EDGE),
    marks: [],
    lines: [
      ...put(title, column, top, ink),
      ...put(subtitle, column, top + (title?.height ?? 0) + 18, ink),
      ...put(names, column, 566 - below, ink),
      ...put(series, column, 566 - (series?.height ?? 0), ink),
    ],
  };
}
