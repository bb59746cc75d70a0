import type { CoverTextBlocks } from "../cover-text";
import type { CoverTheme } from "../draw";
import { fitText, fitTitle } from "../fit-text";
import { barMark, type Column, type Page, placeText, rect } from "../page";

const left = 34;
const width = 332;
const short = 64;

/** Type alone: a large title from the edge where reading begins, the author at the foot. */
export function headline(text: CoverTextBlocks, { background, ink, accent, seed }: CoverTheme): Page {
  const column: Column = { left, width, align: text.align };
  const isLeft = text.align === "left";
  const names = fitText(text.names({ face: "regular" }), {
    width,
    height: 96,
    max: 27,
    min: 15,
    leading: 1.22,
    lines: 4,
  });
  const series = fitText(text.series({ face: "italic" }), {
    width,
    height: 42,
    max: 18,
    min: 14,
    leading: 1.2,
    lines: 2,
  });
  const foot = 562 - (series ? series.height : 0);
  const bottom = foot - (series && names ? 12 : 0) - (names?.height ?? 0);

  const room = bottom - 84 - 40;
  const title = fitTitle(text.title({ face: "bold" }), {
    width,
    height: room,
    max: 92,
    min: 27,
    leading: 1.04,
    lines: 9,
  });
  const spare = room - (title?.height ?? 0);
  const subtitle =
    spare > 60
      ? fitText(text.subtitle({ face: "italic" }), {
          width,
          height: spare - 22,
          max: 23,
          min: 15,
          leading: 1.28,
          lines: 5,
        })
      : undefined;
  const afterTitle = 84 + (title?.height ?? 0);
  return {
    ground: rect(0, 0, 400, 600, background) + ((seed[0] ?? 0) % 2 ? rect(isLeft ? 0 : 390, 0, 10, 600, accent) : ""),
    marks: [
      barMark(isLeft ? left : left + width - short, 42, short, 8, accent),
      ...(names || series ? [barMark(left, bottom - 20, width, 1.5, accent)] : []),
    ],
    lines: [
      ...placeText(title, column, 84, ink),
      ...placeText(subtitle, column, afterTitle + 22, ink),
      ...placeText(names, column, bottom, ink),
      ...placeText(series, column, foot, ink),
    ],
  };
}
