"use client";
import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { unavailableShortcuts } from "./page-targets";
import { ShortcutList } from "./shortcut-list";
import { SingleKeysSwitch } from "./single-keys-switch";

/** Shows the keyboard shortcuts, and which of them are available on the page behind it. */
export function ShortcutsDialog({ onClosed }: { onClosed(): void }) {
  const [open, setOpen] = useState(true);
  const [unavailable] = useState(unavailableShortcuts);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => isOpen || onClosed()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette shortcuts-dialog">
          <div className="palette-header">
            <Dialog.Title>Keyboard shortcuts</Dialog.Title>
            <Dialog.Close className="button button-quiet button-small">Close</Dialog.Close>
          </div>
          <ShortcutList unavailable={unavailable} />
          <SingleKeysSwitch />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
