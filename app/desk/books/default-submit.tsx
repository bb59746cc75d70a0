"use client";
import { useSyncExternalStore } from "react";
import { deedValue } from "./form-intent";

const never = () => () => {};

/**
 * What Enter presses in a text field: the form's first button. Without JavaScript it only looks the form over, since
 * there the Enter of a barcode scanner cannot be told from a person's; with JavaScript it saves.
 */
export function EnterButton() {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <button
      type="submit"
      name={scripted ? undefined : "_do"}
      value={scripted ? undefined : deedValue({ kind: "find" })}
      className="sr-only"
      tabIndex={-1}
      aria-hidden
    >
      Go on
    </button>
  );
}
