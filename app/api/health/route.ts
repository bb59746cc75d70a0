/** The process is up. Says nothing of the database: see /api/ready. */
export function GET() {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
