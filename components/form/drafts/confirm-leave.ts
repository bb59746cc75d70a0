/** Asks whether to leave a form with unsaved changes. Escape cancels, as the first button does. */
export function confirmLeave(): Promise<boolean> {
  const dialog = element("dialog", { className: "confirm-dialog" });
  const title = element("h2", { id: "leave-title", textContent: "Leave without saving?" });
  const text = element("p", {
    id: "leave-text",
    textContent: "Your changes will be lost.",
  });
  const buttons = element("form", { method: "dialog", className: "form-actions" });
  buttons.append(
    element("button", { value: "stay", className: "button button-primary", textContent: "Stay", autofocus: true }),
    element("button", { value: "leave", className: "button button-danger", textContent: "Leave without saving" }),
  );
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.setAttribute("aria-describedby", text.id);
  dialog.append(title, text, buttons);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "leave");
    });
  });
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, its: Partial<HTMLElementTagNameMap[Tag]>) {
  return Object.assign(document.createElement(tag), its);
}
