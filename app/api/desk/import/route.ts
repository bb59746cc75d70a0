import { deleteCookie } from "@/app/cookies";
import { TOO_LARGE } from "@/app/desk/import/labels";
import { CHECK_FIELDS, type FormErrors, fieldMessages, setFormErrors } from "@/app/form-error-cookie";
import { signInHref } from "@/app/paths";
import { viewer } from "@/app/viewer";
import { can, type UserActor } from "@/lib/auth/abilities";
import { isSameOrigin } from "@/lib/auth/origin";
import { databaseFailure } from "@/lib/commands/database-failure";
import { execute } from "@/lib/commands/execute";
import { env } from "@/lib/env";
import { createImport } from "@/lib/import/commands";
import { MAX_UPLOAD_BYTES, newUpload, removeUpload } from "@/lib/import/files/files";
import { log } from "@/lib/log";
import { cleanLine } from "@/lib/values/text";
import { respondToUpload } from "../answer-upload";
import { noStore } from "../with-user";
import { exceedsLimit, receiveUpload } from "./upload";

const IMPORT_PATH = "/desk/import";
const MAX_FILE_NAME = 200;

/** Uploads a file to import. Not a server action: these are limited to 1 MB. */
export async function POST(request: Request): Promise<Response> {
  return respondToUpload({
    answer: (requestId) => handleUpload(request, requestId),
    failed: ({ message }) => respondWithErrors(request, { message, fields: {}, values: {} }),
  });
}

async function handleUpload(request: Request, requestId: string): Promise<Response> {
  if (!isSameOrigin(request.headers.get("origin"))) {
    return respondWithError(request, "This form was sent from another site. Nothing was saved.", 403);
  }
  const actor = await viewer();
  if (actor.kind !== "user") {
    return wantsJson(request)
      ? respondWithError(request, SIGNED_OUT, 401)
      : respondWithRedirect(request, signInHref(IMPORT_PATH, false));
  }
  if (!can(actor, "catalogue.import"))
    return respondWithError(request, "You don’t have permission. Nothing was saved.", 403);
  if (!env.keepsProcesses) return respondWithError(request, "This server cannot store files. Use npm run import.", 503);
  if (exceedsLimit(request, MAX_UPLOAD_BYTES)) return respondWithErrors(request, fieldErrors({ file: TOO_LARGE }));
  return receiveFile(request, actor, requestId);
}

async function receiveFile(request: Request, actor: UserActor, requestId: string): Promise<Response> {
  const { upload, path } = await newUpload();
  const received = await receiveUpload(request, path, MAX_UPLOAD_BYTES).catch((error) => {
    // A full or failing disk is reported as such.
    if (databaseFailure(error)) throw error;
    log.warn({ requestId, error: String(error) }, "upload broke off");
    return undefined;
  });
  if (!received) return respondWithErrors(request, fieldErrors({ file: "The upload was interrupted. Try again." }));
  const { fields, size, sha256, isTooLarge } = received;
  const fileName = [...cleanLine(received.fileName)].slice(-MAX_FILE_NAME).join("");
  const entity = fields.entity ?? "";
  if (isTooLarge) return respondWithErrors(request, fieldErrors({ file: TOO_LARGE }, entity));
  if (!fileName) return respondWithErrors(request, fieldErrors({ file: "Choose a file." }, entity));

  const key = fields._key?.slice(0, 100) || undefined;
  const input = { entity, fileName, upload, size, sha256 };
  const outcome = await execute(createImport, input, { actor, via: "form", requestId, key });
  log.info({ requestId, command: createImport.name, outcome: outcome.ok ? "done" : outcome.kind }, "command");
  if (outcome.ok) {
    if (outcome.repeated) await removeUpload(upload);
    await deleteCookie("formError");
    return respondWithRedirect(request, `${IMPORT_PATH}/${outcome.result.id}`);
  }
  await removeUpload(upload);
  // All errors of the file are shown at the field `file`.
  const messages = Object.entries(fieldMessages(outcome)).map(([field, text]) => [
    field === "entity" ? field : "file",
    text,
  ]);
  return respondWithErrors(request, {
    message: outcome.message,
    fields: Object.fromEntries(messages),
    values: { entity },
  });
}

function fieldErrors(fields: Record<string, string>, entity = ""): FormErrors {
  return { message: CHECK_FIELDS, fields, values: { entity } };
}

/** Responds with JSON to scripts; without JavaScript, redirects to the form, which shows the errors. */
async function respondWithErrors(request: Request, back: FormErrors): Promise<Response> {
  if (wantsJson(request)) return Response.json({ message: back.message, fields: back.fields }, { headers: noStore });
  await setFormErrors(IMPORT_PATH, back);
  return respondWithRedirect(request, `${IMPORT_PATH}?again=1`);
}

function respondWithRedirect(request: Request, path: string): Response {
  if (wantsJson(request)) return Response.json({ to: path }, { headers: noStore });
  return new Response(null, { status: 303, headers: { ...noStore, location: path } });
}

function respondWithError(request: Request, message: string, status: number): Response {
  if (wantsJson(request)) return Response.json({ message }, { status, headers: noStore });
  return new Response(`${message}\n`, { status, headers: noStore });
}

const SIGNED_OUT = "You were signed out and the file was not uploaded. Sign in in a new tab, then try again.";

const wantsJson = (request: Request) => request.headers.get("accept") === "application/json";
