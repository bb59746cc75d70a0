/**
 * Finds the targets of keyboard shortcuts on the current page. A link with a shortcut has `data-key="n"`; the palette
 * offers links and buttons inside `data-actions`, whose value is the prefix of their labels: data-actions="Theme".
 */

import type { Shortcut } from "./shortcut";

const inputSelector = "input, textarea, select, [role=listbox], [role=menu], [role=tree], [role=grid]";

/** Whether keys type text or select an option there. */
export function isTyping(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest(inputSelector) !== null);
}

export function isDialogOpen(): boolean {
  return findVisible("dialog[open], [role=dialog], [role=alertdialog]") !== undefined;
}

/** The visible link with this shortcut. */
export function linkWithKey(key: string): HTMLElement | undefined {
  return findVisible(`[data-key="${key}"]`);
}

/** The page's search field. */
export function searchField(): HTMLInputElement | undefined {
  return findVisible('main input[type=search][name="q"]') as HTMLInputElement | undefined;
}

/** The primary button of the form that contains the element. */
export function saveButton(element: Element | null): HTMLElement | undefined {
  const form = element?.closest("form");
  return [...(form?.elements ?? [])].find((one) => one.matches("button.button-primary")) as HTMLElement | undefined;
}

/** The shortcuts without a target on this page. */
export function unavailableShortcuts(): Shortcut[] {
  const hasForm = findVisible('main form:not([method="get"]) button.button-primary') !== undefined;
  const available: Partial<Record<Shortcut, boolean>> = {
    new: !!linkWithKey("n"),
    edit: !!linkWithKey("e"),
    save: hasForm,
  };
  return (Object.keys(available) as Shortcut[]).filter((shortcut) => !available[shortcut]);
}

/** The links and buttons of the page and the layout around it that the palette offers. */
export function actionsOnPage(): { label: string; element: HTMLElement; inMain: boolean }[] {
  const marked = "[data-actions] :is(a[href], button), :is(a[href], button)[data-actions]";
  return [...document.querySelectorAll<HTMLElement>(marked)]
    .filter((element) => !element.matches(":disabled, [aria-disabled=true], [aria-pressed=true]"))
    .map((element) => {
      const prefix = element.closest<HTMLElement>("[data-actions]")?.dataset.actions;
      const label = element.textContent.trim();
      // React writes an attribute without a value as "true".
      return {
        label: prefix && prefix !== "true" ? `${prefix}: ${label}` : label,
        element,
        inMain: element.closest("main") !== null,
      };
    });
}

function findVisible(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility());
}
