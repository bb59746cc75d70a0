/** How long typing has to pause before a request is sent, in milliseconds. */
const DEBOUNCE_MS = 120;

export interface DebouncedRequest {
  /** Sends a request for this text after a pause; cancels the one before it. Resolves when it is answered or cancelled. */
  send(text: string): Promise<void>;
  cancel(): void;
}

/** Sends requests while somebody types. Only the response to the latest text is reported, in whatever order they arrive. */
export function debouncedRequest<Result>(
  request: (text: string, signal: AbortSignal) => Promise<Result>,
  onResult: (result: Result) => void,
  delay = DEBOUNCE_MS,
): DebouncedRequest {
  let latest: AbortController | undefined;
  return {
    async send(text) {
      latest?.abort();
      const controller = new AbortController();
      latest = controller;
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (controller.signal.aborted) return;
      const result = await request(text, controller.signal);
      if (!controller.signal.aborted) onResult(result);
    },
    cancel() {
      latest?.abort();
    },
  };
}
