import type { CoverTextBlocks } from "../cover-text";
import type { CoverTheme } from "../draw";
import { fitText, fitTitle } from "../fit-text";
import { type Column, type Page, placeText, rect } from "../page";
import { ornament } from "./ornament";

const column: Column = { left: 36, width: 328, align: "middle" };
const EDGE = 420;

/** A sheet of handmade paper, torn along its lower edge, on a coloured ground. */
export function deckle(text: CoverTextBlocks, { background, ink, accent, onAccent, seed }: CoverTheme): Page {
  const { width } = column;
  const series = fitText(text.series({ face: "italic" }), {
    width,
    height: 40,
    max: 19,
    min: 14,
    leading: 1.2,
    lines: 2,
  });
  const names = fitText(text.names({ face: "regular" }), {
    width,
    height: 106,
    max: 30,
    min: 15,
    leading: 1.2,
    lines: 4,
  });
  const top = 44 + (series ? series.height + 22 : 0);
  const room = EDGE - 28 - top;
  const title = fitTitle(text.title({ face: "regular" }), {
    width,
    height: room,
    max: 86,
    min: 27,
    leading: 1.08,
    lines: 8,
  });
  const spare = room - (title?.height ?? 0);
  const subtitle =
    spare > 60
      ? fitText(text.subtitle({ face: "italic" }), {
          width,
          height: spare - 20,
          max: 22,
          min: 15,
          leading: 1.28,
          lines: 4,
        })
      : undefined;
  const height = (title?.height ?? 0) + (subtitle ? subtitle.height + 20 : 0);
  const start = top + (room - height) / 2;
  const low = (EDGE + 20 + 600) / 2;
  return {
    ground: rect(0, 0, 400, 600, accent) + sheet(background, seed),
    marks: names ? [] : [ornament(200, low, onAccent, seed[0])],
    lines: [
      ...placeText(series, column, 44, ink),
      ...placeText(title, column, start, ink),
      ...placeText(subtitle, column, start + (title?.height ?? 0) + 20, ink),
      ...placeText(names, column, low - (names?.height ?? 0) / 2, onAccent),
    ],
  };
}

/** The torn edge, and the softer one behind it where the paper is thin. */
function sheet(colour: string, seed: number[]): string {
  const edge = (below: number, from: number) => {
    let path = `M0 0h400v${EDGE + below}`;
    for (let step = 0; step < 32; step++) {
      const value = seed[(step * from + from) % seed.length] ?? 0;
      const down = ((value % 13) - 6) * (step % 2 ? 0.55 : 1);
      path += `L${400 - (step + 1) * 12.5} ${Math.round(EDGE + below + down)}`;
    }
    return `${path}H0z`;
  };
  return `<path d="${edge(9, 5)}" fill="${colour}" fill-opacity=".45"/><path d="${edge(0, 3)}" fill="${colour}"/>`;
}
