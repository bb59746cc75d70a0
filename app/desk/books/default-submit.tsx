"use client";
import { useSyncExternalStore } from "react";
import { serializeIntent } from "./form-intent";

const never = () => () => {};

/**
 * What Enter presses in a text field: the form's first button. Without JavaScript it only looks the form over, since
 * there the Enter of a barcode scanner cannot be told from a person's; with JavaScript it saves.
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
