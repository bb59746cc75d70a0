"use client";
import Link from "next/link";
import { type ChangeEvent, type FormEvent, useEffect, useId, useRef, useState } from "react";
import { type Unsaved, watchUnsaved } from "@/components/form/unsaved";

interface Props {
  /** Where it is sent: an address that takes pictures, which no action does. */
  action: string;
  cancel: string;
  /** Names this submission: sent twice, it is carried out once. */
  submission: string;
  version: string;
  /** What stands in the field, and what is saved. */
  alt: string;
  savedAlt: string;
  /** Names the session on whose device what is typed is kept. */
  keptFor: string;
  /** There is a picture already: another need not be chosen. */
  isPicture: boolean;
  problem?: { picture?: string; alt?: string };
}

const MEGABYTE = 1024 * 1024;
const LARGEST = 10;

/** A picture and what it shows. With JavaScript one sees it first, and is told at once if it is too large. */
export function CoverForm({
  action,
  cancel,
  submission,
  version,
  alt,
  savedAlt,
  keptFor,
  isPicture,
  problem = {},
}: Props) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const unsaved = useRef<Unsaved>(undefined);
  const file = useRef<HTMLInputElement>(null);
  const preview = useRef<HTMLCanvasElement>(null);
  const [early, setEarly] = useState<string>();
  const [chosenName, setChosenName] = useState("");
  const [isShown, setShown] = useState(false);
  const [isSending, setSending] = useState(false);
  const wrong = early ?? problem.picture ?? "";

  useEffect(() => {
    // The browser's Back brings the page as it was left: sending.
    const back = () => setSending(false);
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, []);

  // Leaving asks while something is not saved.
  useEffect(() => {
    if (!form.current) return;
    unsaved.current = watchUnsaved(form.current, { version, alt: savedAlt }, keptFor);
    return unsaved.current.stop;
  }, [version, savedAlt, keptFor]);

  async function look({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) {
    const chosen = files?.[0];
    setChosenName(chosen?.name ?? "");
    const isTooLarge = (chosen?.size ?? 0) > LARGEST * MEGABYTE;
    setEarly(isTooLarge ? `This file is too large: ${LARGEST} MB are the most. Choose a smaller one.` : "");
    setShown(chosen && !isTooLarge && preview.current ? await draw(chosen, preview.current) : false);
  }

  function send(event: FormEvent) {
    // A second press while the first is under way is the same press.
    if (isSending || early) {
      event.preventDefault();
      if (early) file.current?.focus();
    } else {
      setSending(true);
      unsaved.current?.done();
    }
  }

  return (
    <form
      ref={form}
      className="form"
      method="post"
      action={action}
      encType="multipart/form-data"
      onSubmit={send}
      noValidate
    >
      <input type="hidden" name="_key" value={submission} />
      <input type="hidden" name="version" value={version} />
      {/* A file is none of what is compared with what was saved: its name stands for it. */}
      <input type="hidden" name="chosen" value={chosenName} />
      {/* Before the picture, so that it has come in when the picture is too large to. */}
      <div className="field">
        <label className="field-label" htmlFor={`${id}-alt`}>
          What the picture shows
        </label>
        <p className="field-hint" id={`${id}-alt-hint`}>
          For those who cannot see it: “A fox asleep on a pile of books”. The title is said anyway.
        </p>
        <input
          id={`${id}-alt`}
          className="input"
          name="alt"
          maxLength={300}
          defaultValue={alt}
          aria-invalid={problem.alt ? true : undefined}
          aria-describedby={`${id}-alt-hint ${id}-alt-error`}
        />
        <p className="field-error" id={`${id}-alt-error`}>
          {problem.alt}
        </p>
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-file`}>
          {isPicture ? "Another picture" : "Picture"}
        </label>
        <p className="field-hint" id={`${id}-file-hint`}>
          JPEG, PNG or WebP, at most {LARGEST} MB. Two wide and three high fits best.
        </p>
        <input
          ref={file}
          id={`${id}-file`}
          className="input"
          type="file"
          name="picture"
          accept="image/jpeg,image/png,image/webp"
          onChange={look}
          // biome-ignore lint/a11y/noAutofocus: the page is the answer to a form, and this is what is wrong in it
          autoFocus={problem.picture !== undefined}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-file-hint ${id}-file-error`}
        />
        <p className="field-error" id={`${id}-file-error`} aria-live="polite">
          {wrong}
        </p>
        <canvas
          ref={preview}
          className="cover-preview"
          hidden={!isShown}
          role="img"
          aria-label="The picture you chose"
        />
      </div>
      <div className="form-actions">
        <button className="button button-primary" type="submit" aria-disabled={isSending || undefined}>
          {isSending ? "Saving…" : "Save"}
        </button>
        <Link className="button button-quiet" href={cancel}>
          Cancel
        </Link>
      </div>
    </form>
  );
}

/** Draws the picture as it will be seen; false for what is none. On a canvas, which needs no leave of the page's policy. */
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
