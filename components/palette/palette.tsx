"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { askedBy } from "../keys/use-keys";
import { asker } from "./debounced-search";
import { type Answer, type Ask, leadsAway, offered, type PaletteEntry, type PaletteGroup } from "./entries";

interface Props {
  /** What was typed before it was there. */
  typed: string;
  /** What it offers without asking. */
  local: PaletteGroup[];
  ask: Ask;
  further: Parameters<typeof offered>[1]["further"];
  /** What can be looked for: "A page, a book, an author…" */
  hint: string;
  /** It is closed and gone, with what was chosen. */
  onClosed(entry: PaletteEntry | undefined): void;
}

/** A dialog that goes to what somebody types a part of. */
export function Palette({ typed, local, ask, further, hint, onClosed }: Props) {
  const [open, setOpen] = useState(true);
  const [text, setText] = useState(typed);
  const [answer, setAnswer] = useState<Answer>();
  const chosen = useRef<PaletteEntry>(undefined);
  const { look, stop } = useMemo(() => asker(ask, setAnswer), [ask]);
  useEffect(() => {
    if (text.trim()) look(text);
    return stop;
  }, [text, look, stop]);

  function choose(entry: PaletteEntry) {
    chosen.current = entry;
    setOpen(false);
  }

  function closeByItsKey({ nativeEvent }: KeyboardEvent) {
    if (askedBy(nativeEvent, false) !== "palette") return;
    nativeEvent.preventDefault();
    setOpen(false);
  }

  const groups = offered(text, { local, answer, further });
  const asking = text.trim() !== "" && answer?.text !== text;
  return (
    <Dialog.Root
      open={open}
      onOpenChange={setOpen}
      onOpenChangeComplete={(isOpen) => isOpen || onClosed(chosen.current)}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="palette"
          aria-label="Go to"
          finalFocus={() => !(chosen.current && leadsAway(chosen.current))}
          onKeyDown={closeByItsKey}
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
            <div className="palette-top">
              <Autocomplete.Input
                className="palette-input"
                aria-label="Go to"
                placeholder={hint}
                maxLength={200}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                enterKeyHint="go"
              />
              <Dialog.Close className="button button-quiet button-small">Close</Dialog.Close>
            </div>
            <Status answer={answer} asking={asking} groups={groups} text={text} />
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
                        onClick={() => choose(entry)}
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
          <p className="palette-foot" aria-hidden>
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

interface StatusProps {
  answer: Answer | undefined;
  asking: boolean;
  groups: PaletteGroup[];
  text: string;
}

/** How the looking goes: what went wrong is seen, the rest only said. */
function Status({ answer, asking, groups, text }: StatusProps) {
  const count = groups.reduce((sum, { entries, place }) => sum + (place === "last" ? 0 : entries.length), 0);
  const problem = answer && "problem" in answer && answer.text === text ? answer.problem : undefined;
  const said = count === 1 ? "1 result" : `${count || "No"} results`;
  return (
    <Autocomplete.Status className={problem ? "palette-problem" : "sr-only"}>
      {problem ?? (asking || text.trim() === "" ? "" : said)}
    </Autocomplete.Status>
  );
}
