import { randomUUID } from "node:crypto";
import { securityHeaders } from "@/app/security-headers";
import { databaseFailure } from "@/lib/commands/database-failure";
import type { Failure } from "@/lib/commands/outcome";
import { describeError, log } from "@/lib/log";

interface UploadHandlers {
  answer(requestId: string): Promise<Response>;
  /** The answer where the database or its disk fails it; undefined where there is no page to say so on. */
  failed(failure: Failure): Promise<Response> | undefined;
}

/**
 * Answers a form with a file. proxy.ts leaves such a form alone, because Next would keep its whole body in memory for it:
 * this adds the headers that proxy.ts adds to every other answer.
 */
export async function respondToUpload({ answer, failed }: UploadHandlers): Promise<Response> {
  const requestId = randomUUID();
  const response = await answer(requestId).catch((error) => {
    const failure = databaseFailure(error);
    const response = failure && failed(failure);
    if (!response) throw error;
    log.error({ requestId, reason: describeError(error) }, "upload not taken");
    return response;
  });
  const headers = { ...securityHeaders, "content-security-policy": "default-src 'none'", "x-request-id": requestId };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
