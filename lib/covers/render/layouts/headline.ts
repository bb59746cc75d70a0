import type { Text } from "../cover-text";
import type { Look } from "../draw";
import { fit, fitTitle } from "../fit";
import { bar, type Column, type Page, put, rect } from "../page";

const left = 34;
const width = 332;
const short = 64;

/** Type alone: a large title from the edge where reading begins, the author at the foot. */
export function headline(text: Text, { ground, ink, second, chance }: Look): Page {
  const column: Column = { left, width, align: text.align };
  const isLeft = text.align === "left";
  const names = fit(text.names({ face: "regular" }), { width, height: 96, max: 27, min: 15, leading: 1.22, lines: 4 });
  const series = fit(text.series({ face: "italic" }), { width, height: 42, max: 18, min: 14, leading: 1.2, lines: 2 });
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
      ? fit(text.subtitle({ face: "italic" }), { width, height: spare - 22, max: 23, min: 15, leading: 1.28, lines: 5 })
      : undefined;
  const afterTitle = 84 + (title?.height ?? 0);
  return {
    ground: rect(0, 0, 400, 600, ground) + ((chance[0] ?? 0) % 2 ? rect(isLeft ? 0 : 390, 0, 10, 600, second) : ""),
    marks: [
      bar(isLeft ? left : left + width - short, 42, short, 8, second),
      ...(names || series ? [bar(left, bottom - 20, width, 1.5, second)] : []),
    ],
    lines: [
      ...put(title, column, 84, ink),
      ...put(subtitle, column, afterTitle + 22, ink),
      ...put(names, column, bottom, ink),
      ...put(series, column, foot, ink),
    ],
  };
}
