/**
 * State of which a process has one. Next loads a copy of each module for instrumentation, pages and routes, so a variable
 * of a module would exist several times: this map hangs on globalThis.
 */
const shared = globalThis as typeof globalThis & { deckleState?: Map<string, unknown> };

/** Returns the state with this name; `create` makes it at first use. */
export function processState<State>(name: string, create: () => State): State {
  shared.deckleState ??= new Map();
  const { deckleState: states } = shared;
  if (!states.has(name)) states.set(name, create());
  return states.get(name) as State;
}

/** Forgets the state with this name: the next use creates it again. */
export function forgetProcessState(name: string): void {
  shared.deckleState?.delete(name);
}
