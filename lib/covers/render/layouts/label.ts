import type { Text } from "../cover-text";
import type { Look } from "../draw";
import { fit, fitTitle } from "../fit";
import { bar, type Column, type Page, put, rect, short } from "../page";
import { pattern } from "./pattern";

const column: Column = { left: 66, width: 268, align: "middle" };

/** A patterned paper with a label pasted on it. */
export function label(text: Text, look: Look): Page {
  const { ground, ink, second } = look;
  const { width } = column;
  const names = fit(text.names({ face: "regular" }), { width, height: 80, max: 23, min: 15, leading: 1.25, lines: 3 });
  const series = fit(text.series({ face: "italic" }), { width, height: 40, max: 17, min: 14, leading: 1.2, lines: 2 });
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
      ? fit(text.subtitle({ face: "italic" }), { width, height: spare - 18, max: 20, min: 15, leading: 1.28, lines: 4 })
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
      rect(40, top, 320, height, ground) +
      `<path d="M46.5 ${short(top + 6.5)}h307v${short(height - 13)}h-307z" fill="none" stroke="${second}" stroke-width="1.5"/>`,
    marks: names ? [bar(176, start + names.height + 18, 48, 1.5, second)] : [],
    lines: [
      ...put(names, column, start, ink),
      ...put(title, column, atTitle, ink),
      ...put(subtitle, column, atSubtitle, ink),
      ...put(series, column, start + inside - (series?.height ?? 0), ink),
    ],
  };
}
