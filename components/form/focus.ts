/**
 * Puts the focus where something is to be mended, so that a keyboard or a screen reader goes on from there. What went
 * well is read out too, but moves nothing from under the finger that may press again.
 */
export function focusFirstError(form: HTMLFormElement | null): void {
  const target =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? form?.querySelector<HTMLElement>("[data-form-message]");
  target?.focus({ preventScroll: target.matches(".message-good") });
}
