const backgrounds = [
  { name: "paper", className: "bg-paper text-ink" },
  { name: "sheet", className: "bg-sheet text-ink" },
  { name: "tint", className: "bg-tint text-ink" },
  { name: "accent", className: "bg-accent text-accent-ink" },
  { name: "success", className: "bg-success-tint text-success" },
  { name: "info", className: "bg-info-tint text-info" },
  { name: "error", className: "bg-error-tint text-error" },
];

/** Backbackgrounds with their text colours: a contrast of at least 4.5 to 1 in both themes. */
export function Colours() {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3">
      {backgrounds.map(({ name, className }) => (
        <li key={name} className={`rounded border border-line p-4 ${className}`}>
          {name}
        </li>
      ))}
      <li className="rounded border border-edge bg-sheet p-4 text-soft">soft, in an edge</li>
    </ul>
  );
}
