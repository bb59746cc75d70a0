/**
 * Moves the focus to the first invalid field, or else to the form's message, for keyboards and screen readers. A success
 * message is announced by itself, and takes the focus only if it would be lost: the same button may be pressed again.
 */
export function focusFirstError(form: HTMLFormElement | null): void {
  const target =
    form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? form?.querySelector<HTMLElement>("[data-form-message]");
  const isSuccess = target?.matches(".message-success") ?? false;
  if (isSuccess && form?.contains(document.activeElement)) return;
  target?.focus({ preventScroll: isSuccess });
}
