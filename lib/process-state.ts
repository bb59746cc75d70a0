/**
 * State shared by a whole process. Next loads a copy of each module for instrumentation, pages and routes, so module
 * variables would exist several times: this map is a property of globalThis.
 */
const shared = globalThis as typeof globalThis & { deckleState?: Map<string, unknown> };

/** Returns the state with this name; `create` creates it on first use. */
export function processState<State>(name: string, create: () => State): State {
  shared.deckleState ??= new Map();
  const { deckleState: states } = shared;
  if (!states.has(name)) states.set(name, create());
  return states.get(name) as State;
}

/** Deletes the state with this name: the next use creates it again. */
export function forgetProcessState(name: string): void {
  shared.deckleState?.delete(name);
}
