import { forgetCookie } from "@/app/cookies";
import { TOO_LARGE } from "@/app/desk/import/labels";
import { fieldProblems, leaveSentBack, NOTHING_SAVED, type SentBack } from "@/app/form-error-cookie";
import { signInHref } from "@/app/paths";
import { viewer } from "@/app/viewer";
import { can, type UserActor } from "@/lib/auth/abilities";
import { isOwnOrigin } from "@/lib/auth/origin";
import { execute } from "@/lib/commands/execute";
import { fileFaultOf } from "@/lib/db/fault-messages";
import { env } from "@/lib/env";
import { createImport } from "@/lib/import/commands";
import { MAX_UPLOAD, newUpload, removeUpload } from "@/lib/import/files/files";
import { log } from "@/lib/log";
import { cleanLine } from "@/lib/values/text";
import { answerUpload } from "../answer-upload";
import { noStore } from "../with-user";
import { receive, saysTooLarge } from "./upload";

const PAGE = "/desk/import";
const LONGEST_NAME = 200;

/** Takes a file that is to be imported. Not an action, which takes no more than 1 MB. */
export async function POST(request: Request): Promise<Response> {
  return answerUpload({
    answer: (requestId) => answerTo(request, requestId),
    failed: ({ message }) => sendBack(request, { message, fields: {}, values: {} }),
  });
}

async function answerTo(request: Request, requestId: string): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin"))) {
    return refuse(request, "This form was sent from another site. Nothing was saved.", 403);
  }
  const actor = await viewer();
  if (actor.kind !== "user") {
    return wantsJson(request) ? refuse(request, SIGNED_OUT, 401) : to(request, signInHref(PAGE, false));
  }
  if (!can(actor, "catalogue.import")) return refuse(request, "This is not for your role. Nothing was saved.", 403);
  if (!env.keepsProcesses) return refuse(request, "This server keeps no files: use npm run import.", 503);
  if (saysTooLarge(request, MAX_UPLOAD)) return sendBack(request, refused({ file: TOO_LARGE }));
  return take(request, actor, requestId);
}

async function take(request: Request, actor: UserActor, requestId: string): Promise<Response> {
  const { upload, path } = await newUpload();
  const received = await receive(request, path, MAX_UPLOAD).catch((error) => {
    if (fileFaultOf(error)) throw error;
    log.warn({ requestId, error: String(error) }, "upload broke off");
    return undefined;
  });
  if (!received) return sendBack(request, refused({ file: "The file did not arrive whole. Send it again." }));
  const { fields, size, sha256, isTooLarge } = received;
  const fileName = [...cleanLine(received.fileName)].slice(-LONGEST_NAME).join("");
  const entity = fields.entity ?? "";
  if (isTooLarge) return sendBack(request, refused({ file: TOO_LARGE }, entity));
  if (!fileName) return sendBack(request, refused({ file: "Choose a file." }, entity));

  const key = fields._key?.slice(0, 100) || undefined;
  const input = { entity, fileName, upload, size, sha256 };
  const outcome = await execute(createImport, input, { actor, via: "form", requestId, key });
  log.info({ requestId, command: createImport.name, outcome: outcome.ok ? "done" : outcome.kind }, "command");
  if (outcome.ok) {
    if (outcome.repeated) await removeUpload(upload);
    await forgetCookie("sentBack");
    return to(request, `${PAGE}/${outcome.result.id}`);
  }
  await removeUpload(upload);
  // What is amiss with the file is said at its field, whatever it is of the file.
  const said = Object.entries(fieldProblems(outcome)).map(([field, text]) => [
    field === "entity" ? field : "file",
    text,
  ]);
  return sendBack(request, { message: outcome.message, fields: Object.fromEntries(said), values: { entity } });
}

function refused(fields: Record<string, string>, entity = ""): SentBack {
  return { message: NOTHING_SAVED, fields, values: { entity } };
}

/** A script is told; a browser without one is sent back to the form, which says it. */
async function sendBack(request: Request, back: SentBack): Promise<Response> {
  if (wantsJson(request)) return Response.json({ message: back.message, fields: back.fields }, { headers: noStore });
  await leaveSentBack(PAGE, back);
  return to(request, `${PAGE}?again=1`);
}

function to(request: Request, path: string): Response {
  if (wantsJson(request)) return Response.json({ to: path }, { headers: noStore });
  return new Response(null, { status: 303, headers: { ...noStore, location: path } });
}

function refuse(request: Request, message: string, status: number): Response {
  if (wantsJson(request)) return Response.json({ message }, { status, headers: noStore });
  return new Response(`${message}\n`, { status, headers: noStore });
}

const SIGNED_OUT =
  "You were signed out, and the file was not taken. Sign in in a new tab, then press the button again.";

const wantsJson = (request: Request) => request.headers.get("accept") === "application/json";
