"use client";
import { useModifier } from "./platform";
import type { Shortcut } from "./shortcut";
import { useSingleKeys } from "./single-keys";

const shortcuts: { shortcut: Shortcut; key: string; withModifier?: boolean; description: string }[] = [
  { shortcut: "palette", key: "K", withModifier: true, description: "Search or jump to a page, record or action" },
  { shortcut: "save", key: "Enter", withModifier: true, description: "Save the current form" },
  { shortcut: "search", key: "/", description: "Search" },
  { shortcut: "new", key: "N", description: "Add a new record, from a list" },
  { shortcut: "edit", key: "E", description: "Edit the current record" },
  { shortcut: "help", key: "?", description: "Keyboard shortcuts" },
];

/** The desk's keyboard shortcuts; those that are unavailable say why. */
export function ShortcutList({ unavailable = [] }: { unavailable?: Shortcut[] }) {
  const singleKeys = useSingleKeys() ?? true;
  return (
    <dl className="shortcut-list">
      {shortcuts.map(({ shortcut, key, withModifier, description }) => {
        const reason =
          !withModifier && !singleKeys ? "switched off" : unavailable.includes(shortcut) && "not on this page";
        return (
          <div key={shortcut} className={reason ? "shortcut-unavailable" : undefined}>
            <dt>
              {withModifier && <Modifier />}
              <kbd>{key}</kbd>
            </dt>
            <dd>
              {description}
              {reason && <span className="small"> ({reason})</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Modifier() {
  return (
    <>
      <kbd>{useModifier() ?? "Ctrl"}</kbd>{" "}
    </>
  );
}
