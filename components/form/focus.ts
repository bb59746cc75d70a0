/**
 * Puts the focus where something is to be mended, so that a keyboard or a screen reader goes on from there. What went
 * well is read out by itself, and takes the focus only where it would be lost: the same button may be pressed again.
 */
export function focusFirstError(form: HTMLFormElement | null): void {
  const target =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? form?.querySelector<HTMLElement>("[data-form-message]");
  const isGood = target?.matches(".message-success") ?? false;
  if (isGood && form?.contains(document.activeElement)) return;
  target?.focus({ preventScroll: isGood });
}
