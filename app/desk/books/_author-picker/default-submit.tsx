"use client";
import { useSyncExternalStore } from "react";
import { serializeIntent } from "./form-intent";

const never = () => () => {};

/**
 * The first submit button, which Enter activates. Without JavaScript it does not save, because Enter may come from a
 * barcode scanner; with JavaScript it saves.
 */
export function DefaultSubmit() {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <button
      type="submit"
      name={scripted ? undefined : "_intent"}
      value={scripted ? undefined : serializeIntent({ kind: "find" })}
      className="sr-only"
      tabIndex={-1}
      aria-hidden
    >
      Go on
    </button>
  );
}
