import type { CoverTextBlocks } from "../cover-text";
import type { CoverTheme } from "../draw";
import { fitText, fitTitle } from "../fit-text";
import { type Column, type Page, type PlacedMark, placeText, rect } from "../page";
import { ornament } from "./ornament";

const column: Column = { left: 52, width: 296, align: "middle" };

/** A classical title page: everything on the middle axis, within a double frame. */
export function titlePage(text: CoverTextBlocks, { background, ink, accent, seed }: CoverTheme): Page {
  const { width } = column;
  const names = fitText(text.names({ face: "regular", tracking: 0.09, capitals: true }), {
    width,
    height: 92,
    max: 21,
    min: 14,
    leading: 1.4,
    lines: 4,
  });
  const series = fitText(text.series({ face: "italic" }), {
    width,
    height: 44,
    max: 18,
    min: 14,
    leading: 1.25,
    lines: 2,
  });

  const top = 66 + (names ? names.height + 34 : 0);
  const bottom = 536 - (series ? series.height + 24 : 0);
  const room = bottom - top;
  const title = fitTitle(text.title({ face: "regular" }), {
    width,
    height: room - 60,
    max: 74,
    min: 27,
    leading: 1.12,
    lines: 8,
  });
  const spare = room - (title?.height ?? 0) - 50;
  const subtitle =
    spare > 60
      ? fitText(text.subtitle({ face: "italic" }), {
          width: 264,
          height: spare - 24,
          max: 21,
          min: 15,
          leading: 1.3,
          lines: 4,
        })
      : undefined;

  const height = (title?.height ?? 0) + 50 + (subtitle ? subtitle.height + 20 : 0);
  // A little above the middle is where the eye looks for the middle.
  const start = top + (room - height) * 0.42;
  const afterTitle = start + (title?.height ?? 0);
  const marks: PlacedMark[] = [ornament(200, afterTitle + 32, accent, seed[0])];
  return {
    ground: `${rect(0, 0, 400, 600, background)}<path d="M18 18h364v564H18z" fill="none" stroke="${accent}" stroke-width="3"/><path d="M25.5 25.5h349v549h-349z" fill="none" stroke="${accent}"/>`,
    marks,
    lines: [
      ...placeText(names, column, 66, ink),
      ...placeText(title, column, start, ink),
      ...placeText(subtitle, { ...column, left: 68, width: 264 }, afterTitle + 58, ink),
      ...placeText(series, column, 536 - (series?.height ?? 0), ink),
    ],
  };
}
