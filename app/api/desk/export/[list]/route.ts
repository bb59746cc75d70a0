import { randomUUID } from "node:crypto";
import { viewer } from "@/app/viewer";
import type { UserActor } from "@/lib/auth/abilities";
import { isSameOrigin } from "@/lib/auth/origin";
import { execute } from "@/lib/commands/execute";
import { CommandError } from "@/lib/commands/outcome";
import { exportList } from "@/lib/export/commands";
import { type ExportFile, exportFile } from "@/lib/export/file";
import { type ExportInput, exportSchema } from "@/lib/export/schema";
import { log } from "@/lib/log";

/** Exports a list as a file. POST, because the export is recorded in the history. */
export async function POST(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  if (!isSameOrigin(request.headers.get("origin"))) {
    return textResponse("This form was sent from another site. Nothing was exported.", 403);
  }
  const actor = await viewer();
  if (actor.kind !== "user") return new Response(null, { status: 303, headers: { location: "/sign-in" } });
  const form = await request.formData().catch(() => undefined);
  const { list } = await params;
  const input = exportSchema.safeParse({ ...Object.fromEntries(form ?? []), list });
  if (!input.success) return textResponse("There is no such list to export.", 404);
  try {
    return await send(actor, input.data);
  } catch (error) {
    // Permitted, but not available at the moment.
    if (error instanceof CommandError) return textResponse(error.message, 503);
    throw error;
  }
}

async function send(actor: UserActor, input: ExportInput): Promise<Response> {
  const requestId = randomUUID();
  const outcome = await execute(exportList, input, { actor, via: "form", requestId });
  log.info({ requestId, command: exportList.name, outcome: outcome.ok ? "done" : outcome.kind }, "command");
  if (!outcome.ok) return textResponse(outcome.message, statusOf[outcome.kind] ?? 400);
  const file = await exportFile(actor, input);
  return new Response(toStream(file, requestId), {
    headers: {
      ...headers,
      "content-type": file.contentType,
      "content-disposition": `attachment; filename="${file.name}"`,
    },
  });
}

/** Streams the bytes with backpressure. Generation stops when the client disconnects. */
function toStream(file: ExportFile, requestId: string): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { value, done } = await file.chunks.next();
          if (!done) return controller.enqueue(typeof value === "string" ? Buffer.from(value) : value);
          await file.close();
          controller.close();
        } catch (error) {
          // Aborts the connection, so that a truncated file does not look complete.
          log.error({ requestId, error: String(error) }, "export broke off");
          controller.error(error);
          await file.close();
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 1 },
  );
}

const statusOf: Record<string, number> = {
  ...{ forbidden: 403, "signed-out": 401 },
  ...{ busy: 503, unavailable: 503, "in-doubt": 503 },
};

const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

function textResponse(text: string, status: number): Response {
  return new Response(`${text}\n`, { status, headers });
}
