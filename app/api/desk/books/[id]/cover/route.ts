import { deleteCookie, readCookie } from "@/app/cookies";
import { setFlash } from "@/app/flash";
import { CHECK_FIELDS, type FormErrors, fieldMessages, setFormErrors } from "@/app/form-error-cookie";
import { signInHref } from "@/app/paths";
import { viewer } from "@/app/viewer";
import { can, type UserActor } from "@/lib/auth/abilities";
import { deleteDraft, saveDraft } from "@/lib/auth/drafts";
import { isSameOrigin } from "@/lib/auth/origin";
import { type Caller, execute } from "@/lib/commands/execute";
import type { Failure } from "@/lib/commands/outcome";
import { describeCover, setCover } from "@/lib/covers/commands";
import { MAX_FILE_BYTES, TOO_LARGE } from "@/lib/covers/images/sizes";
import { log } from "@/lib/log";
import { parseId } from "@/lib/values/form-fields";
import { respondToUpload } from "../../../answer-upload";

/** Uploads a cover. Not a server action: these are limited to 1 MB, pictures to 10 MB. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = parseId((await params).id);
  return respondToUpload({
    answer: (requestId) => handleUpload(request, id, requestId),
    failed: (failure) => (id ? redirectWithErrors(id, formErrors(failure, "")) : undefined),
  });
}

async function handleUpload(request: Request, id: number | undefined, requestId: string): Promise<Response> {
  if (!isSameOrigin(request.headers.get("origin"))) {
    return new Response("This form was sent from another site. Nothing was saved.\n", { status: 403 });
  }
  const actor = await viewer();
  if (actor.kind === "user" && !can(actor, "catalogue.edit")) {
    return new Response("You don’t have permission. Nothing was saved.\n", { status: 403 });
  }
  if (!id) return new Response("Book not found.\n", { status: 404 });

  // Only users with permission may send ten megabytes.
  const saysTooLarge = Number(request.headers.get("content-length")) > MAX_BODY_BYTES;
  const { form, isWhole } = await readForm(
    request,
    actor.kind !== "user" || saysTooLarge ? FIELDS_BYTES : MAX_BODY_BYTES,
  );
  const typed = String(form?.get("alt") ?? "");
  if (actor.kind !== "user") return redirectToSignIn(id, typed);
  if (!form || !isWhole) {
    return redirectWithErrors(id, { message: CHECK_FIELDS, fields: { picture: TOO_LARGE }, values: { alt: typed } });
  }

  const { outcome, isNew } = await save(id, form, { actor, requestId });
  if (!outcome.ok) {
    return outcome.kind === "signed-out"
      ? redirectToSignIn(id, typed)
      : redirectWithErrors(id, formErrors(outcome, typed));
  }
  await deleteCookie("formError");
  await deleteDraft(actor.id, coverPath(id)).catch(() => {});
  const page = `/desk/books/${id}`;
  await setFlash(page, {
    text: isNew ? "The cover is changed." : "Saved.",
    links: [{ label: "View on shop site", href: `/books/${id}` }],
  });
  return redirectTo(page);
}

const coverPath = (id: number) => `/desk/books/${id}/cover`;

/** Sets the picture, or, without one, the alt text of the current picture. */
async function save(id: number, form: FormData, { actor, requestId }: { actor: UserActor; requestId: string }) {
  const file = form.get("picture");
  const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
  const input = { id, version: String(form.get("version") ?? ""), alt: String(form.get("alt") ?? "") };
  const key = String(form.get("_key") ?? "").slice(0, 100) || undefined;
  const caller: Caller = { actor, via: "form", requestId, key };
  const outcome = bytes
    ? await execute(setCover, { ...input, picture: bytes }, caller)
    : await execute(describeCover, input, caller);
  const command = (bytes ? setCover : describeCover).name;
  log.info({ requestId, command, outcome: outcome.ok ? "done" : outcome.kind }, "command");
  return { outcome, isNew: bytes !== undefined };
}

// The picture plus the other form fields.
const MAX_BODY_BYTES = MAX_FILE_BYTES + 512 * 1024;

/** Enough for the fields before the picture. */
const FIELDS_BYTES = 64 * 1024;

/** Parses the form; of a form that is too large or incomplete, only the fields before the picture. */
async function readForm(request: Request, most: number): Promise<{ form?: FormData; isWhole: boolean }> {
  const type = request.headers.get("content-type") ?? "";
  const { bytes, isWhole } = await readStart(request, most);
  const form = isWhole ? await formOf(bytes, type) : undefined;
  if (form) return { form, isWhole };
  const boundary = `--${/boundary="?([^";]+)/.exec(type)?.[1]}`;
  const end = bytes.lastIndexOf(boundary, bytes.indexOf('name="picture"'));
  if (end < 0) return { isWhole: false };
  const fields = Buffer.concat([bytes.subarray(0, end), Buffer.from(`${boundary}--\r\n`)]);
  return { form: await formOf(fields, type), isWhole: false };
}

function formOf(bytes: Buffer, type: string): Promise<FormData | undefined> {
  const body = new Uint8Array(bytes);
  return new Response(body, { headers: { "content-type": type } }).formData().catch(() => undefined);
}

/** Reads about `most` bytes of a body, and whether that is all of it. */
async function readStart(request: Request, most: number): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const reader = request.body?.getReader();
  try {
    while (reader && length <= most && !isWhole) {
      const { value, done } = await reader.read();
      if (value) parts.push(value);
      length += value?.length ?? 0;
      isWhole = done;
    }
  } catch {
    // The connection was lost.
  }
  return { bytes: Buffer.concat(parts), isWhole };
}

function formErrors(failure: Failure, typed: string): FormErrors {
  const message = failure.kind === "stale" ? `${failure.message} ${LOOK_AGAIN}` : failure.message;
  return { message, fields: fieldMessages(failure), values: { alt: typed } };
}

const LOOK_AGAIN = "This is the current cover. To replace it, choose your picture again and save.";

async function redirectWithErrors(id: number, problem: FormErrors): Promise<Response> {
  await setFormErrors(coverPath(id), problem);
  return redirectTo(`${coverPath(id)}?again=1`);
}

async function redirectToSignIn(id: number, typed: string): Promise<Response> {
  const isKept = typed !== "" && (await saveDraft(await readCookie("session"), coverPath(id), { alt: typed }));
  return redirectTo(signInHref(coverPath(id), isKept));
}

function redirectTo(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}
