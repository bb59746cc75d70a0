import type { CoverTheme } from "../draw";
import { rect } from "../page";

/** A composition of a few plain shapes, as high as `height`. */
export function art(look: CoverTheme, height: number): string {
  const draw = compositions[(look.seed[1] ?? 0) % compositions.length] ?? sun;
  return (
    `<clipPath id="c"><path d="M0 0h400v${height}H0z"/></clipPath>` +
    `<g clip-path="url(#c)">${rect(0, 0, 400, height, look.accent)}${draw(look, height)}</g>`
  );
}

type Composition = (look: CoverTheme, height: number) => string;

const vary = (seed: number[], index: number, from: number, to: number) =>
  Math.round(from + ((seed[index] ?? 0) / 255) * (to - from));

/** A sun over hills. */
const sun: Composition = ({ background, onAccent, seed }, height) => {
  const x = vary(seed, 2, 110, 290);
  const y = vary(seed, 3, 90, 130);
  const hill = (at: number, up: number) => `M-20 ${height}Q${at} ${up} 420 ${height}z`;
  return (
    `<circle cx="${x}" cy="${y}" r="${vary(seed, 4, 44, 64)}" fill="${background}"/>` +
    `<path d="${hill(400 - x, 60)}" fill="${onAccent}" fill-opacity=".28"/>` +
    `<path d="${hill(x, 120)}" fill="${onAccent}" fill-opacity=".5"/>`
  );
};

/** Arcs within arcs, from the foot. */
const arcs: Composition = ({ background, accent, seed }, height) => {
  const x = vary(seed, 2, 100, 300);
  return [190, 160, 130, 100, 70, 40]
    .map((r, index) => `<circle cx="${x}" cy="${height}" r="${r}" fill="${index % 2 ? accent : background}"/>`)
    .join("");
};

/** The moon as it wanes. */
const moons: Composition = ({ background, accent, seed }, height) => {
  const y = height / 2;
  const by = vary(seed, 2, 16, 24);
  return [76, 200, 324]
    .map(
      (x, index) =>
        `<circle cx="${x}" cy="${y}" r="46" fill="${background}"/>` +
        (index > 0 ? `<circle cx="${x + by * (3 - index)}" cy="${y}" r="46" fill="${accent}"/>` : ""),
    )
    .join("");
};

/** Waves, one behind the other. */
const sea: Composition = ({ background, onAccent, seed }, height) => {
  const x = vary(seed, 2, 90, 310);
  const wave = (y: number, shift: number) =>
    `M${shift - 200} ${y}q50-34 100 0t100 0 100 0 100 0 100 0 100 0 100 0V${height}H-200z`;
  return (
    `<circle cx="${x}" cy="78" r="40" fill="${background}"/>` +
    `<path d="${wave(132, 0)}" fill="${onAccent}" fill-opacity=".3"/>` +
    `<path d="${wave(172, 40)}" fill="${onAccent}" fill-opacity=".45"/>` +
    `<path d="${wave(212, 80)}" fill="${onAccent}" fill-opacity=".75"/>`
  );
};

/** Quarters of circles on a grid. */
const quarters: Composition = ({ background, onAccent, seed }, height) => {
  const [columns, rows] = [4, 2];
  const side = 400 / columns;
  let shapes = "";
  for (let index = 0; index < columns * rows; index++) {
    const [x, y] = [(index % columns) * side, Math.floor(index / columns) * side + (height - rows * side) / 2];
    const turn = (seed[index + 2] ?? 0) % 4;
    const corner = [`M0 0h${side}A${side} ${side} 0 0 1 0 ${side}z`, `M${side} 0v${side}A${side} ${side} 0 0 1 0 0z`][
      turn % 2
    ];
    const flip = turn > 1 ? `translate(${x + side} ${y + side})rotate(180)` : `translate(${x} ${y})`;
    shapes += `<path d="${corner}" transform="${flip}" fill="${(seed[index + 12] ?? 0) % 3 ? background : onAccent}"/>`;
  }
  return shapes;
};

const compositions = [sun, arcs, moons, sea, quarters];
