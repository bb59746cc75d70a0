import type { CoverTextBlocks } from "../cover-text";
import type { CoverTheme } from "../draw";
import { fitText, fitTitle } from "../fit-text";
import { barMark, type Column, type Page, placeText, rect, svgNumber } from "../page";
import { pattern } from "./pattern";

const column: Column = { left: 66, width: 268, align: "middle" };

/** A patterned paper with a label pasted on it. */
export function label(text: CoverTextBlocks, look: CoverTheme): Page {
  const { background, ink, accent } = look;
  const { width } = column;
  const names = fitText(text.names({ face: "regular" }), {
    width,
    height: 80,
    max: 23,
    min: 15,
    leading: 1.25,
    lines: 3,
  });
  const series = fitText(text.series({ face: "italic" }), {
    width,
    height: 40,
    max: 17,
    min: 14,
    leading: 1.2,
    lines: 2,
  });
  const around = (names ? names.height + 40 : 0) + (series ? series.height + 22 : 0);
  const title = fitTitle(text.title({ face: "bold" }), {
    width,
    height: 360 - around,
    max: 62,
    min: 26,
    leading: 1.1,
    lines: 8,
  });
  const spare = 380 - around - (title?.height ?? 0);
  const subtitle =
    spare > 50
      ? fitText(text.subtitle({ face: "italic" }), {
          width,
          height: spare - 18,
          max: 20,
          min: 15,
          leading: 1.28,
          lines: 4,
        })
      : undefined;
  const inside = around + (title?.height ?? 0) + (subtitle ? subtitle.height + 18 : 0);
  const height = Math.max(150, inside + 68);
  const top = Math.max(48, 232 - height / 2);
  const start = top + (height - inside) / 2;
  const atTitle = start + (names ? names.height + 40 : 0);
  const atSubtitle = atTitle + (title?.height ?? 0) + 18;
  return {
    ground:
      pattern(look) +
      rect(40, top, 320, height, background) +
      `<path d="M46.5 ${svgNumber(top + 6.5)}h307v${svgNumber(height - 13)}h-307z" fill="none" stroke="${accent}" stroke-width="1.5"/>`,
    marks: names ? [barMark(176, start + names.height + 18, 48, 1.5, accent)] : [],
    lines: [
      ...placeText(names, column, start, ink),
      ...placeText(title, column, atTitle, ink),
      ...placeText(subtitle, column, atSubtitle, ink),
      ...placeText(series, column, start + inside - (series?.height ?? 0), ink),
    ],
  };
}
