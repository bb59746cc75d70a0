/** Puts the focus where something is to be mended, so that a keyboard or a screen reader goes on from there. */
export function focusFirstError(form: HTMLFormElement | null): void {
  const target =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? form?.querySelector<HTMLElement>("[data-form-message]");
  target?.focus();
}
