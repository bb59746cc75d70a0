import { readiness } from "@/lib/health/queries";
import { log } from "@/lib/log";

/** The database answers and has every migration that this release knows. */
export async function GET() {
  const { ready, reason } = await readiness();
  if (!ready) log.warn({ reason }, "not ready");
  return Response.json(
    { status: ready ? "ready" : "not ready", reason },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
