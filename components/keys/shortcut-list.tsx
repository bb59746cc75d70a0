"use client";
import { useModifier } from "./platform";
import type { Shortcut } from "./shortcut";
import { useSingleKeys } from "./single-keys";

const keys: { deed: Shortcut; key: string; held?: boolean; does: string }[] = [
  { deed: "palette", key: "K", held: true, does: "Go to any page, record or action" },
  { deed: "save", key: "Enter", held: true, does: "Save the form you are in" },
  { deed: "search", key: "/", does: "Search" },
  { deed: "new", key: "N", does: "Add a new one, from a list" },
  { deed: "edit", key: "E", does: "Edit what the page shows" },
  { deed: "keys", key: "?", does: "Show these keys" },
];

/** The keys of the desk; those that do nothing now say why. */
export function ShortcutList({ idle: unavailable = [] }: { idle?: Shortcut[] }) {
  const singleKeys = useSingleKeys() ?? true;
  return (
    <dl className="keys">
      {keys.map(({ deed, key, held, does }) => {
        const why = !held && !singleKeys ? "switched off" : unavailable.includes(deed) && "not on this page";
        return (
          <div key={deed} className={why ? "keys-idle" : undefined}>
            <dt>
              {held && <Modifier />}
              <kbd>{key}</kbd>
            </dt>
            <dd>
              {does}
              {why && <span className="small"> ({why})</span>}
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
