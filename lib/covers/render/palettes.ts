/** What a cover is printed in: two papers, each with its ink. */
export interface Palette {
  name: string;
  ground: string;
  ink: string;
  second: string;
  onSecond: string;
}

export const palettes: Palette[] = [
  { name: "oxblood", ground: "#f4eddf", ink: "#241a17", second: "#8c2f24", onSecond: "#fbf3e6" },
  { name: "orange", ground: "#f7f0e3", ink: "#22190f", second: "#e37c33", onSecond: "#21130a" },
  { name: "ultramarine", ground: "#1c3d8c", ink: "#f6f2e8", second: "#e8c668", onSecond: "#182650" },
  { name: "bottle", ground: "#20453a", ink: "#f3ead4", second: "#d9b56c", onSecond: "#1b2c24" },
  { name: "burgundy", ground: "#5b1c2d", ink: "#f7eadc", second: "#e6ba9f", onSecond: "#43121f" },
  { name: "mustard", ground: "#e2b44c", ink: "#261c0e", second: "#2c4747", onSecond: "#f6ead0" },
  { name: "slate", ground: "#dce3e3", ink: "#1b2932", second: "#23506b", onSecond: "#f1f5f4" },
  { name: "night", ground: "#20222a", ink: "#f2ecdf", second: "#d68c5d", onSecond: "#231a14" },
  { name: "rose", ground: "#f0d0c5", ink: "#3a1521", second: "#7c2a41", onSecond: "#fbeae2" },
  { name: "sage", ground: "#cfd8c5", ink: "#1f2d22", second: "#35573f", onSecond: "#f3f4e9" },
];
