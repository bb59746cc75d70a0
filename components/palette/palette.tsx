"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { matchEvent } from "../keys/use-shortcuts";
import { debouncedRequest } from "../ui/debounced-request";
import {
  isNavigation,
  type PaletteEntry,
  type PaletteGroup,
  type PaletteResult,
  type PaletteSearch,
  visibleGroups,
} from "./entries";

interface Props {
  /** What was typed while it was loading. */
  initialText: string;
  /** The entries that need no search. */
  local: PaletteGroup[];
  search: PaletteSearch;
  fallbackSearch: Parameters<typeof visibleGroups>[1]["fallbackSearch"];
  /** The placeholder: "A page, a book, an author…" */
  hint: string;
  /** Called after the closing animation, with the selected entry. */
  onClosed(entry: PaletteEntry | undefined): void;
}

/** A dialog that searches pages, records and actions and opens the selected one. */
export function Palette({ initialText, local, search, fallbackSearch, hint, onClosed }: Props) {
  const [open, setOpen] = useState(true);
  const [text, setText] = useState(initialText);
  const [result, setResult] = useState<PaletteResult>();
  const selected = useRef<PaletteEntry>(undefined);
  const { send, cancel } = useMemo(
    () => debouncedRequest((text, signal) => search(text, signal).catch(() => failedResult(text)), setResult),
    [search],
  );
  useEffect(() => {
    if (text.trim()) send(text);
    return cancel;
  }, [text, send, cancel]);

  function select(entry: PaletteEntry) {
    selected.current = entry;
    setOpen(false);
  }

  function closeByShortcut({ nativeEvent }: KeyboardEvent) {
    if (matchEvent(nativeEvent, false) !== "palette") return;
    nativeEvent.preventDefault();
    setOpen(false);
  }

  const groups = visibleGroups(text, { local, result, fallbackSearch });
  const searching = text.trim() !== "" && result?.text !== text;
  return (
    <Dialog.Root
      open={open}
      onOpenChange={setOpen}
      onOpenChangeComplete={(isOpen) => isOpen || onClosed(selected.current)}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="palette"
          aria-label="Search or jump to"
          finalFocus={() => !(selected.current && isNavigation(selected.current))}
          onKeyDown={closeByShortcut}
        >
          <Autocomplete.Root
            open
            inline
            items={groups.map(({ label, entries }) => ({ value: label, items: entries }))}
            itemToStringValue={(entry: PaletteEntry) => entry.text}
            filter={null}
            value={text}
            onValueChange={(value, { reason }) => reason !== "item-press" && setText(value)}
            autoHighlight="always"
            keepHighlight
          >
            <div className="palette-header">
              <Autocomplete.Input
                className="palette-input"
                aria-label="Search or jump to"
                placeholder={hint}
                maxLength={200}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                enterKeyHint="go"
              />
              <Dialog.Close className="button button-quiet button-small">Close</Dialog.Close>
            </div>
            <Status result={result} searching={searching} groups={groups} text={text} />
            <Autocomplete.List className="palette-list">
              {({ value, items }: { value: string; items: PaletteEntry[] }) => (
                <Autocomplete.Group key={value} items={items}>
                  <Autocomplete.GroupLabel className="palette-label">{value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: PaletteEntry) => (
                      <Autocomplete.Item
                        key={`${entry.href} ${entry.text}`}
                        value={entry}
                        className="palette-entry"
                        onClick={() => select(entry)}
                      >
                        <span dir="auto" className="palette-text">
                          {entry.text}
                        </span>
                        {entry.note && (
                          <span dir="auto" className="palette-note">
                            {entry.note}
                          </span>
                        )}
                        {entry.hint && <kbd>{entry.hint}</kbd>}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <p className="palette-footer" aria-hidden>
            <span>
              <kbd>↑</kbd> <kbd>↓</kbd> to choose
            </span>
            <span>
              <kbd>Enter</kbd> to go there
            </span>
            <span>
              <kbd>Esc</kbd> to close
            </span>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function failedResult(text: string): PaletteResult {
  return { text, problem: "The search failed. Check the connection, and type on to try again." };
}

interface StatusProps {
  result: PaletteResult | undefined;
  searching: boolean;
  groups: PaletteGroup[];
  text: string;
}

/** The state of the search: problems are visible, the number of results is only announced. */
function Status({ result, searching, groups, text }: StatusProps) {
  const count = groups.reduce((sum, { entries, position: place }) => sum + (place === "last" ? 0 : entries.length), 0);
  const problem = result && "problem" in result && result.text === text ? result.problem : undefined;
  const summary = count === 1 ? "1 result" : `${count || "No"} results`;
  return (
    <Autocomplete.Status className={problem ? "palette-problem" : "sr-only"}>
      {problem ?? (searching || text.trim() === "" ? "" : summary)}
    </Autocomplete.Status>
  );
}
