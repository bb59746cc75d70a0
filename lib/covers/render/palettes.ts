/** The colours of a cover: background and accent, each with its text colour. */
export interface Palette {
  name: string;
  background: string;
  ink: string;
  accent: string;
  onAccent: string;
}

export const palettes: Palette[] = [
  { name: "oxblood", background: "#f4eddf", ink: "#241a17", accent: "#8c2f24", onAccent: "#fbf3e6" },
  { name: "orange", background: "#f7f0e3", ink: "#22190f", accent: "#e37c33", onAccent: "#21130a" },
  { name: "ultramarine", background: "#1c3d8c", ink: "#f6f2e8", accent: "#e8c668", onAccent: "#182650" },
  { name: "bottle", background: "#20453a", ink: "#f3ead4", accent: "#d9b56c", onAccent: "#1b2c24" },
  { name: "burgundy", background: "#5b1c2d", ink: "#f7eadc", accent: "#e6ba9f", onAccent: "#43121f" },
  { name: "mustard", background: "#e2b44c", ink: "#261c0e", accent: "#2c4747", onAccent: "#f6ead0" },
  { name: "slate", background: "#dce3e3", ink: "#1b2932", accent: "#23506b", onAccent: "#f1f5f4" },
  { name: "night", background: "#20222a", ink: "#f2ecdf", accent: "#d68c5d", onAccent: "#231a14" },
  { name: "rose", background: "#f0d0c5", ink: "#3a1521", accent: "#7c2a41", onAccent: "#fbeae2" },
  { name: "sage", background: "#cfd8c5", ink: "#1f2d22", accent: "#35573f", onAccent: "#f3f4e9" },
];
