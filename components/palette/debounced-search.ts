import type { Answer, Ask } from "./entries";

/** How long somebody pauses who has typed enough, in milliseconds. */
const PAUSE = 120;

interface Asker {
  /** Asks for this text instead of what was asked before, whose answer is not wanted any more. */
  look(text: string): Promise<void>;
  stop(): void;
}

/** Asks while somebody types, and tells the answer to what was typed last: a late one never replaces a newer. */
export function asker(ask: Ask, tell: (answer: Answer) => void, pause = PAUSE): Asker {
  let latest: AbortController | undefined;
  return {
    async look(text) {
      latest?.abort();
      const request = new AbortController();
      latest = request;
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (request.signal.aborted) return;
      const answer = await ask(text, request.signal).catch(() => unanswered(text));
      if (!request.signal.aborted) tell(answer);
    },
    stop() {
      latest?.abort();
    },
  };
}

function unanswered(text: string): Answer {
  return { text, problem: "This could not be looked for just now. Check the connection, and type on to try again." };
}
