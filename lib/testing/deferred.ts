/** A promise with its resolve function, so that a test can control the order of events. */
export function deferred() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
