import { randomUUID } from "node:crypto";

/**
 * Answers a form with a file. proxy.ts leaves such a form alone, as Next would keep its whole body in memory for it; so
 * this gives the answer what proxy.ts gives every other.
 */
export async function answerUpload(answer: (requestId: string) => Promise<Response>): Promise<Response> {
  const requestId = randomUUID();
  const response = await answer(requestId);
  for (const [name, value] of Object.entries(safety)) response.headers.set(name, value);
  response.headers.set("x-request-id", requestId);
  return response;
}

const safety = {
  "content-security-policy": "default-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};
