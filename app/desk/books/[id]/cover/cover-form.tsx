"use client";
import Link from "next/link";
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from "react";
import type { LocalDraft } from "@/components/form/drafts/local-drafts";
import { RestoreDraftNotice } from "@/components/form/drafts/restore-draft-notice";
import { discardLocalDraft, type UnsavedWatcher, watchUnsavedChanges } from "@/components/form/drafts/unsaved-changes";
import { Field } from "@/components/form/fields/field";
import { FileForm } from "@/components/form/file-form";
import { focusFirstError } from "@/components/form/focus";
import { SubmitButton } from "@/components/form/submit-button";
import { MAX_ALT, MAX_FILE_BYTES, TOO_LARGE } from "@/lib/covers/images/sizes";

interface Props {
  action: string;
  cancel: string;
  submission: string;
  version: string;
  /** The current text, and the saved one. */
  alt: string;
  savedAlt: string;
  /** The session whose local drafts are stored on this device. */
  draftSessionId: string;
  /** The book has a picture, so choosing one is optional. */
  isPicture: boolean;
  /** Errors by field name. */
  problems?: Record<string, string>;
}

const ALT_TOO_LONG = `This is too long: ${MAX_ALT} characters at most.`;

/** A picture and its alt text. With JavaScript, shows a preview and checks the file size before the upload. */
export function CoverForm(props: Props) {
  const { action, cancel, submission, version, savedAlt, draftSessionId, isPicture, problems = {} } = props;
  const form = useRef<HTMLFormElement>(null);
  const unsaved = useRef<UnsavedWatcher>(undefined);
  const preview = useRef<HTMLCanvasElement>(null);
  const [alt, setAlt] = useState(props.alt);
  const [kept, setKept] = useState<LocalDraft>();
  const [early, setEarly] = useState<string>();
  const [isAltTooLong, setAltTooLong] = useState(false);
  const [chosenName, setChosenName] = useState("");
  const [isShown, setShown] = useState(false);
  const [isSending, setSending] = useState(false);

  useEffect(() => {
    // The browser's Back restores the page in its sending state.
    const back = () => setSending(false);
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, []);

  // Warns before leaving with unsaved changes, and offers an unsaved draft.
  useEffect(() => {
    if (!form.current) return;
    const watching = watchUnsavedChanges(form.current, { version, alt: savedAlt }, draftSessionId);
    unsaved.current = watching;
    // Only the alt text can be restored, not the picture.
    setKept(watching.draft?.values.alt === savedAlt ? undefined : watching.draft);
    return watching.stop;
  }, [version, savedAlt, draftSessionId]);

  function putBack() {
    unsaved.current?.adopt();
    setAlt(kept?.values.alt ?? "");
    setKept(undefined);
  }

  function discard() {
    discardLocalDraft(draftSessionId);
    setKept(undefined);
  }

  async function look({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) {
    const chosen = files?.[0];
    setChosenName(chosen?.name ?? "");
    const isTooLarge = (chosen?.size ?? 0) > MAX_FILE_BYTES;
    setEarly(isTooLarge ? TOO_LARGE : "");
    setShown(chosen && !isTooLarge && preview.current ? await draw(chosen, preview.current) : false);
  }

  useEffect(() => {
    if (isAltTooLong) focusFirstError(form.current);
  }, [isAltTooLong]);

  function send(event: FormEvent<HTMLFormElement>) {
    // The server returns only the beginning of a long text.
    const isTooLong = [...String(new FormData(event.currentTarget).get("alt"))].length > MAX_ALT;
    setAltTooLong(isTooLong);
    // Ignores further clicks while sending.
    if (isSending || early || isTooLong) {
      event.preventDefault();
      if (early || isTooLong) focusFirstError(form.current);
    } else {
      setSending(true);
      unsaved.current?.markSaved();
    }
  }

  return (
    <FileForm
      ref={form}
      action={action}
      idempotencyKey={submission}
      values={{ alt }}
      messages={{
        ...problems,
        ...(isAltTooLong && { alt: ALT_TOO_LONG }),
        ...(early !== undefined && { picture: early }),
      }}
      pending={isSending}
      onSubmit={send}
    >
      <input type="hidden" name="version" value={version} />
      {/* Files are not compared with the saved values; the file name stands for the file. */}
      <input type="hidden" name="chosen" value={chosenName} />
      {/* Before the picture, so that it is received even when the picture is too large. */}
      <Field
        key={alt}
        name="alt"
        label="Alt text"
        hint="For people who can’t see the picture, such as “A fox asleep on a pile of books”. The title is always read out."
      />
      <Field
        name="picture"
        type="file"
        label={isPicture ? "Another picture" : "Picture"}
        hint="JPEG, PNG or WebP, at most 10 MB. 2:3 portrait works best."
        accept="image/jpeg,image/png,image/webp"
        defaultValue={undefined}
        onChange={look}
        autoFocus={problems.picture !== undefined}
      />
      <canvas ref={preview} className="cover-preview" hidden={!isShown} role="img" aria-label="The picture you chose" />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
        <Link className="button button-quiet" href={cancel}>
          Cancel
        </Link>
      </div>
      <RestoreDraftNotice draft={kept} onRestore={putBack} onDiscard={discard} />
    </FileForm>
  );
}

/** Draws the preview; false for files that are not a picture. A canvas, because the CSP forbids blob: URLs. */
async function draw(file: File, canvas: HTMLCanvasElement): Promise<boolean> {
  try {
    const picture = await createImageBitmap(file, { resizeWidth: 200, resizeQuality: "high" });
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    return true;
  } catch {
    return false;
  }
}
