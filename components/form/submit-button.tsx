"use client";
import { useForm } from "./form-context";

/** Sends the form; says so while it is under way. */
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
    <button
      className={tone === "plain" ? "button" : `button button-${tone}`}
      type="submit"
      aria-disabled={pending || undefined}
    >
      {pending ? busy : children}
    </button>
  );
}
