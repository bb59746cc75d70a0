"use client";
import { useForm } from "./form-context";

/** Submits the form and shows that it is pending. */
export function SubmitButton({
  children,
  busy = "Saving…",
  tone = "primary",
}: {
  children: string;
  busy?: string;
  tone?: "plain" | "primary" | "danger" | "quiet";
}) {
  const { pending } = useForm();
  return (
    <>
      <button
        className={tone === "plain" ? "button" : `button button-${tone}`}
        type="submit"
        aria-disabled={pending || undefined}
        aria-busy={pending || undefined}
        // Reserves space for the longer of its two labels, so that nothing beside it moves.
        data-other={pending ? children : busy}
      >
        {pending ? busy : children}
      </button>
      <span className="sr-only" aria-live="polite">
        {pending && busy}
      </span>
    </>
  );
}
