"use client";
import { useEffect, useRef, useState } from "react";

/** The number of selected rows. Also makes the checkbox in the table's header select all rows of the page. */
export function SelectedCount({ page }: { page: string }) {
  const ref = useRef<HTMLParagraphElement>(null);
  const [count, setCount] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the checkboxes change with the page
  useEffect(() => {
    const form = ref.current?.closest("form");
    const head = form?.querySelector<HTMLInputElement>("thead input");
    if (!form || !head) return;
    const boxes = [...form.querySelectorAll<HTMLInputElement>("tbody input[name=id]")];
    const update = (event?: Event) => {
      if (event?.target === head) for (const box of boxes) box.checked = head.checked;
      const selected = boxes.filter(({ checked }) => checked).length;
      head.checked = selected > 0 && selected === boxes.length;
      head.indeterminate = selected > 0 && selected < boxes.length;
      setCount(selected);
    };
    head.hidden = false;
    update();
    form.addEventListener("change", update);
    return () => form.removeEventListener("change", update);
  }, [page]);

  return (
    <p ref={ref} aria-live="polite">
      {count > 0 && `${count} selected`}
    </p>
  );
}
