import { randomUUID } from "node:crypto";
import { safetyHeaders } from "@/app/safety-headers";
import { failureOf } from "@/lib/commands/failure";
import type { Failure } from "@/lib/commands/outcome";
import { log, reasonOf } from "@/lib/log";

interface Upload {
  answer(requestId: string): Promise<Response>;
  /** The answer where the database or its disk fails it; undefined where there is no page to say so on. */
  failed(failure: Failure): Promise<Response> | undefined;
}

/**
 * Answers a form with a file. proxy.ts leaves such a form alone, because Next would keep its whole body in memory for it:
 * this adds the headers that proxy.ts adds to every other answer.
 */
export async function answerUpload({ answer, failed }: Upload): Promise<Response> {
  const requestId = randomUUID();
  const response = await answer(requestId).catch((error) => {
    const failure = failureOf(error);
    const told = failure && failed(failure);
    if (!told) throw error;
    log.error({ requestId, reason: reasonOf(error) }, "upload not taken");
    return told;
  });
  const headers = { ...safetyHeaders, "content-security-policy": "default-src 'none'", "x-request-id": requestId };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
