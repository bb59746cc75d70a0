const scale = [
  { name: "3xl", className: "font-serif text-3xl" },
  { name: "2xl", className: "font-serif text-2xl" },
  { name: "xl", className: "font-serif text-xl" },
  { name: "lg", className: "font-serif text-lg" },
  { name: "base", className: "text-base" },
  { name: "sm", className: "text-sm" },
  { name: "xs", className: "text-xs" },
];

/** The font sizes; the serif font is for titles and headings. */
export function Type() {
  return (
    <>
      <ul className="grid gap-2">
        {scale.map(({ name, className }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-4">
            <span className="w-10 text-sm text-soft">{name}</span>
            <span className={className}>Hamlet, Prince of Denmark</span>
          </li>
        ))}
      </ul>
      <p className="mt-4 max-w-prose">
        Running text is set in Source Sans, with <a href="#content">a link to the top</a>, a <strong>strong</strong>{" "}
        word, an <span className="subtitle">italic subtitle</span>, a figure such as £12.99 and a key such as{" "}
        <kbd>Ctrl</kbd> <kbd>K</kbd>.
      </p>
    </>
  );
}
