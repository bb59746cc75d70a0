import { readiness } from "@/lib/db/ready";
import { log } from "@/lib/log";

// Whether the database can be asked at all is no entity's query: lib/db itself answers.
/** The database answers and has every migration that this release knows. */
export async function GET() {
  const { ready, reason } = await readiness();
  if (!ready) log.warn({ reason }, "not ready");
  return Response.json(
    { status: ready ? "ready" : "not ready", reason },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
