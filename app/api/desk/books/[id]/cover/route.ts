import { cookies, headers } from "next/headers";
import { leaveFlash } from "@/app/flash";
import { signInHref } from "@/app/paths";
import { fieldProblems, forgetSentBack, leaveSentBack, NOTHING_SAVED, type SentBack } from "@/app/sent-back";
import { sessionCookie } from "@/app/session-cookie";
import { viewer } from "@/app/viewer";
import { can, type UserActor } from "@/lib/auth/abilities";
import { dropDraft, keepDraft } from "@/lib/auth/drafts";
import { isOwnOrigin } from "@/lib/auth/origin";
import { type Caller, execute } from "@/lib/command";
import { describeCover, setCover } from "@/lib/covers/commands";
import { LARGEST_FILE, TOO_LARGE } from "@/lib/covers/sizes";
import { readId } from "@/lib/fields";
import { log } from "@/lib/log";
import type { Failure } from "@/lib/outcome";

/** The form of a book's cover. Not an action, which takes no more than 1 MB: a picture may have ten. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = readId((await params).id);
  if (!isOwnOrigin(request.headers.get("origin"))) {
    return new Response("This form was sent from another site. Nothing was saved.\n", { status: 403 });
  }
  const actor = await viewer();
  if (actor.kind === "user" && !can(actor, "catalogue.edit")) {
    return new Response("This is not for your role. Nothing was saved.\n", { status: 403 });
  }
  if (!id) return new Response("There is no such book.\n", { status: 404 });

  const isTooLarge = Number(request.headers.get("content-length")) > LARGEST_BODY;
  // Ten megabytes are read for those alone who may send them.
  const form = isTooLarge || actor.kind !== "user" ? await formBeforePicture(request) : await wholeForm(request);
  const typed = String(form?.get("alt") ?? "");
  if (actor.kind !== "user") return signInAndComeBack(id, typed);
  if (!form || isTooLarge) {
    return comeBack(id, { message: NOTHING_SAVED, fields: { picture: TOO_LARGE }, values: { alt: typed } });
  }

  const { outcome, isNew } = await save(id, form, actor);
  if (!outcome.ok) {
    return outcome.kind === "signed-out" ? signInAndComeBack(id, typed) : comeBack(id, problemOf(outcome, typed));
  }
  await forgetSentBack(coverPath(id));
  await dropDraft(actor.id, coverPath(id)).catch(() => {});
  const page = `/desk/books/${id}`;
  await leaveFlash(page, {
    text: isNew ? "The cover is changed." : "Saved.",
    next: [{ label: "As customers see it", href: `/books/${id}` }],
  });
  return to(page);
}

const coverPath = (id: number) => `/desk/books/${id}/cover`;

/** With a picture, it is the cover from now on; without, the words are of the one there is. */
async function save(id: number, form: FormData, actor: UserActor) {
  const file = form.get("picture");
  const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
  const input = { id, version: String(form.get("version") ?? ""), alt: String(form.get("alt") ?? "") };
  const requestId = (await headers()).get("x-request-id") ?? undefined;
  const key = String(form.get("_key") ?? "").slice(0, 100) || undefined;
  const caller: Caller = { actor, via: "form", requestId, key };
  const outcome = bytes
    ? await execute(setCover, { ...input, picture: bytes }, caller)
    : await execute(describeCover, input, caller);
  const command = (bytes ? setCover : describeCover).name;
  log.info({ requestId, command, outcome: outcome.ok ? "done" : outcome.kind }, "command");
  return { outcome, isNew: bytes !== undefined };
}

// The picture, and around it the form's other fields.
const LARGEST_BODY = LARGEST_FILE + 512 * 1024;

async function wholeForm(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData();
  } catch {
    // It broke off, or was longer than it said.
    return undefined;
  }
}

/** The fields that stand before the picture: what was typed. */
async function formBeforePicture(request: Request): Promise<FormData | undefined> {
  const type = request.headers.get("content-type") ?? "";
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  const start = await beginningOf(request);
  const end = start.lastIndexOf(`--${boundary}`, start.indexOf('name="picture"'));
  if (!boundary || end < 0) return undefined;
  const fields = Buffer.concat([start.subarray(0, end), Buffer.from(`--${boundary}--\r\n`)]);
  return new Response(fields, { headers: { "content-type": type } }).formData().catch(() => undefined);
}

const ENOUGH = 64 * 1024;

async function beginningOf(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader && length < ENOUGH) {
    const { value, done } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  await reader?.cancel();
  return Buffer.concat(chunks);
}

function problemOf(failure: Failure, typed: string): SentBack {
  const message = failure.kind === "stale" ? `${failure.message} ${LOOK_AGAIN}` : failure.message;
  return { message, fields: fieldProblems(failure), values: { alt: typed } };
}

const LOOK_AGAIN = "This is the cover as it is now. To replace it, choose your picture again, and save.";

async function comeBack(id: number, problem: SentBack): Promise<Response> {
  await leaveSentBack(coverPath(id), problem);
  return to(`${coverPath(id)}?again=1`);
}

async function signInAndComeBack(id: number, typed: string): Promise<Response> {
  const token = (await cookies()).get(sessionCookie)?.value;
  const isKept = typed !== "" && (await keepDraft(token, coverPath(id), { alt: typed }));
  return to(signInHref(coverPath(id), isKept));
}

function to(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}
