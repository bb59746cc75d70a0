/** Hooks that run once when the server starts, and on every unhandled error of a request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { getReadinessProblem: whyNotReady } = await import("./lib/health/queries");
  const { log } = await import("./lib/log");
  const reason = await whyNotReady();
  if (reason) log.error({ reason }, "not ready: nothing can be saved until this is put right");
  const { logSetupCode: announceSetup } = await import("./lib/auth/log-setup-code");
  await announceSetup();
  const { resumePendingJobs: keepJobsGoing } = await import("./lib/jobs/worker");
  await keepJobsGoing();
  const { startHousekeeping } = await import("./lib/retention/delete-expired");
  // Runs in the background.
  void startHousekeeping();
}

export async function onRequestError(
  error: unknown,
  request: { path: string; method: string; headers: Record<string, string | string[] | undefined> },
) {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ log }, { loggablePath }] = await Promise.all([import("./lib/log"), import("./lib/log-lines.mjs")]);
  const { digest, message, stack } = error as Error & { digest?: string };
  const path = loggablePath(request.path);
  log.error(
    { digest, requestId: request.headers["x-request-id"], method: request.method, path, error: message, stack },
    "request failed",
  );
}
