import type { Text } from "../cover-text";
import type { Look } from "../draw";
import { fit, fitTitle } from "../fit";
import { type Column, type Page, put, rect } from "../page";
import { ornament } from "./ornament";

const column: Column = { left: 36, width: 328, align: "middle" };
const EDGE = 420;

/** A sheet of handmade paper, torn along its lower edge, on a coloured ground. */
export function deckle(text: Text, { ground, ink, second, onSecond, chance }: Look): Page {
  const { width } = column;
  const series = fit(text.series({ face: "italic" }), { width, height: 40, max: 19, min: 14, leading: 1.2, lines: 2 });
  const names = fit(text.names({ face: "regular" }), { width, height: 106, max: 30, min: 15, leading: 1.2, lines: 4 });
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
      ? fit(text.subtitle({ face: "italic" }), { width, height: spare - 20, max: 22, min: 15, leading: 1.28, lines: 4 })
      : undefined;
  const height = (title?.height ?? 0) + (subtitle ? subtitle.height + 20 : 0);
  const start = top + (room - height) / 2;
  const low = (EDGE + 20 + 600) / 2;
  return {
    ground: rect(0, 0, 400, 600, second) + sheet(ground, chance),
    marks: names ? [] : [ornament(200, low, onSecond, chance[0])],
    lines: [
      ...put(series, column, 44, ink),
      ...put(title, column, start, ink),
      ...put(subtitle, column, start + (title?.height ?? 0) + 20, ink),
      ...put(names, column, low - (names?.height ?? 0) / 2, onSecond),
    ],
  };
}

/** The torn edge, and the softer one behind it where the paper is thin. */
function sheet(colour: string, chance: number[]): string {
  const edge = (below: number, from: number) => {
    let path = `M0 0h400v${EDGE + below}`;
    for (let step = 0; step < 32; step++) {
      const chanced = chance[(step * from + from) % chance.length] ?? 0;
      const down = ((chanced % 13) - 6) * (step % 2 ? 0.55 : 1);
      path += `L${400 - (step + 1) * 12.5} ${Math.round(EDGE + below + down)}`;
    }
    return `${path}H0z`;
  };
  return `<path d="${edge(9, 5)}" fill="${colour}" fill-opacity=".45"/><path d="${edge(0, 3)}" fill="${colour}"/>`;
}
