"use client";
import { useEffect, useRef, useState } from "react";

/** How many rows are chosen; with it the box in the table's head, which chooses all of the page, works. */
export function SelectedCount({ page }: { page: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [count, setCount] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page's rows have boxes of their own
  useEffect(() => {
    const form = place.current?.closest("form");
    const head = form?.querySelector<HTMLInputElement>("thead input");
    if (!form || !head) return;
    const boxes = [...form.querySelectorAll<HTMLInputElement>("tbody input[name=id]")];
    const look = (event?: Event) => {
      if (event?.target === head) for (const box of boxes) box.checked = head.checked;
      const chosen = boxes.filter(({ checked }) => checked).length;
      head.checked = chosen > 0 && chosen === boxes.length;
      head.indeterminate = chosen > 0 && chosen < boxes.length;
      setCount(chosen);
    };
    head.hidden = false;
    look();
    form.addEventListener("change", look);
    return () => form.removeEventListener("change", look);
  }, [page]);

  return (
    <p ref={place} aria-live="polite">
      {count > 0 && `${count} chosen`}
    </p>
  );
}
