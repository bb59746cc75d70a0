/** Keeps what is typed from now on until it is fetched, so that nothing of it reaches the page: what it is meant for is still being loaded. */
export function captureTyping(): () => string {
  let typed = "";
  function keep(event: KeyboardEvent) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || key === "Tab") return;
    if (key === "Backspace") typed = [...typed].slice(0, -1).join("");
    else if ([...key].length === 1) typed += key;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  addEventListener("keydown", keep, true);
  return () => {
    removeEventListener("keydown", keep, true);
    return typed;
  };
}
