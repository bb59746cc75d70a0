"use client";
import { useRouter } from "next/navigation";
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { Field, type Option, SelectField } from "@/components/form/fields/field";
import { FileForm } from "@/components/form/file-form";
import { focusFirstError } from "@/components/form/focus";
import { SubmitButton } from "@/components/form/submit-button";
import { Message } from "@/components/ui/message";
import { postWithProgress, type UploadResponse } from "./upload-request";

interface Problem {
  message: string;
  fields: Record<string, string>;
}

interface Props {
  action: string;
  entities: Option[];
  entity: string;
  submission: string;
  /** The file size limit in bytes, and its message. */
  most: number;
  tooLarge: string;
  problem?: Problem;
}

/** The import type and the file. With JavaScript, shows the upload progress. */
export function UploadForm({ action, entities, entity, submission, most, tooLarge, ...props }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [problem, setProblem] = useState(props.problem);
  const [early, setEarly] = useState<string>();
  const [sent, setSent] = useState<number>();
  const [answer, setAnswer] = useState(0);

  useEffect(() => {
    if (answer > 0) focusFirstError(form.current);
  }, [answer]);

  function look({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) {
    setEarly((files?.[0]?.size ?? 0) > most ? tooLarge : "");
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // Ignores further clicks while sending.
    if (sent !== undefined) return;
    if (early) return focusFirstError(form.current);
    setSent(0);
    const came: UploadResponse = await postWithProgress(action, new FormData(event.currentTarget), setSent);
    if (came.to) return router.push(came.to);
    setSent(undefined);
    setEarly(undefined);
    setProblem({ message: came.message ?? "", fields: came.fields ?? {} });
    setAnswer((count) => count + 1);
  }

  return (
    <FileForm
      ref={form}
      action={action}
      idempotencyKey={submission}
      values={{ entity }}
      messages={{ ...problem?.fields, ...(early !== undefined && { file: early }) }}
      pending={sent !== undefined}
      onSubmit={send}
    >
      {problem && (
        <Message tone="error">
          <p>{problem.message}</p>
        </Message>
      )}
      <SelectField name="entity" label="Import type" options={entities} />
      <Field
        name="file"
        type="file"
        label="File"
        hint="CSV, TSV or XLSX, at most 100 MB and 200,000 rows."
        accept=".csv,.tsv,.tab,.txt,.xlsx,text/csv,text/tab-separated-values"
        defaultValue={undefined}
        onChange={look}
        autoFocus={props.problem?.fields.file !== undefined}
      />
      <div className="form-actions">
        <SubmitButton busy="Uploading…">Upload and continue</SubmitButton>
        {sent !== undefined && <progress max={1} value={sent} aria-label="Upload progress" />}
      </div>
    </FileForm>
  );
}
