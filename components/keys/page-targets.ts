/**
 * What the keys do something to on the page at hand. A link says `data-key="n"`; what the palette offers stands in
 * `data-actions`, whose value is put before each: data-actions="Appearance".
 */

import type { Shortcut } from "./shortcut";

const inputSelector = "input, textarea, select, [role=listbox], [role=menu], [role=tree], [role=grid]";

/** Whether keys write or choose something there. */
export function isTyping(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest(inputSelector) !== null);
}

export function isDialogOpen(): boolean {
  return findVisible("dialog[open], [role=dialog], [role=alertdialog]") !== undefined;
}

/** The link that this key follows. */
export function linkWithKey(key: string): HTMLElement | undefined {
  return findVisible(`[data-key="${key}"]`);
}

/** The page's own search. */
export function searchField(): HTMLInputElement | undefined {
  return findVisible('main input[type=search][name="q"]') as HTMLInputElement | undefined;
}

/** The button that saves the form which the focus is in. */
export function saveButton(within: Element | null): HTMLElement | undefined {
  const form = within?.closest("form");
  return [...(form?.elements ?? [])].find((one) => one.matches("button.button-primary")) as HTMLElement | undefined;
}

/** What keys ask for in vain on this page. */
export function unavailableShortcuts(): Shortcut[] {
  const hasForm = findVisible('main form:not([method="get"]) button.button-primary') !== undefined;
  const has: Partial<Record<Shortcut, boolean>> = { new: !!linkWithKey("n"), edit: !!linkWithKey("e"), save: hasForm };
  return (Object.keys(has) as Shortcut[]).filter((deed) => !has[deed]);
}

/** The links and buttons of the page, and of what stands around it, that can be chosen by name. */
export function actionsOnPage(): { label: string; element: HTMLElement; inMain: boolean }[] {
  const marked = "[data-actions] :is(a[href], button), :is(a[href], button)[data-actions]";
  return [...document.querySelectorAll<HTMLElement>(marked)]
    .filter((element) => !element.matches(":disabled, [aria-disabled=true], [aria-pressed=true]"))
    .map((element) => {
      const before = element.closest<HTMLElement>("[data-actions]")?.dataset.actions;
      const label = element.textContent.trim();
      // React writes an attribute without a value as "true".
      return {
        label: before && before !== "true" ? `${before}: ${label}` : label,
        element,
        inMain: element.closest("main") !== null,
      };
    });
}

function findVisible(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility());
}
