"use client";
import { useId } from "react";
import { setSingleKeysEnabled, useSingleKeys } from "./single-keys";

/** Switches single-key shortcuts off, for people whom they disturb (WCAG 2.1.4). */
export function SingleKeysSwitch() {
  const on = useSingleKeys();
  const id = useId();
  return (
    <div>
      <label className="check">
        <input
          type="checkbox"
          checked={on ?? true}
          disabled={on === undefined}
          aria-describedby={id}
          onChange={(event) => setSingleKeysEnabled(event.target.checked)}
        />
        Single-key shortcuts
      </label>
      <p id={id} className="field-hint">
        On this device. They do nothing while you type. Shortcuts with Ctrl or ⌘ always work.
      </p>
    </div>
  );
}
