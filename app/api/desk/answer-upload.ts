import { randomUUID } from "node:crypto";
import { securityHeaders } from "@/app/security-headers";
import { databaseFailure } from "@/lib/commands/database-failure";
import type { Failure } from "@/lib/commands/outcome";
import { describeError, log } from "@/lib/log";

interface UploadHandlers {
  answer(requestId: string): Promise<Response>;
  /** The response when the database or disk fails; undefined when there is no page to show the error. */
  failed(failure: Failure): Promise<Response> | undefined;
}

/**
 * Responds to a file upload. proxy.ts skips uploads, because Next would buffer their whole body for it, so this adds the
 * headers that proxy.ts adds to all other responses.
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
