/** Captures key presses until the returned function is called, which returns the text: for a dialog that is still loading. */
export function captureTyping(): () => string {
  let typed = "";
  function capture(event: KeyboardEvent) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || key === "Tab") return;
    if (key === "Backspace") typed = [...typed].slice(0, -1).join("");
    else if ([...key].length === 1) typed += key;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  addEventListener("keydown", capture, true);
  return () => {
    removeEventListener("keydown", capture, true);
    return typed;
  };
}
