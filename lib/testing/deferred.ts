/** A promise and what settles it, so that a test can say what happens after what. */
export function deferred() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
