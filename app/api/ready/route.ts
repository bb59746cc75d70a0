import { getReadinessProblem } from "@/lib/health/queries";
import { log } from "@/lib/log";

/** The database answers, has every migration that this release knows, and can be written to. Why not is in the log alone. */
export async function GET() {
  const reason = await getReadinessProblem();
  if (reason) log.warn({ reason }, "not ready");
  return Response.json(
    { status: reason ? "not ready" : "ready" },
    { status: reason ? 503 : 200, headers: { "cache-control": "no-store" } },
  );
}
