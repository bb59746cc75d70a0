"use client";
import Link from "next/link";
import { type FocusEvent, type KeyboardEvent, useState } from "react";
import { Field } from "@/components/form/fields/field";
import { useForm } from "@/components/form/form-context";

export type FindByIsbn = (isbn: string) => Promise<{ id: number; title: string } | null>;

/** A typed or scanned ISBN. Scanners send Enter, which moves to the next field instead of submitting. */
export function IsbnField({ label, findByIsbn }: { label: string; findByIsbn: FindByIsbn }) {
  const { values, errors } = useForm();
  const [other, setOther] = useState<{ id: number; title: string } | null>(null);

  function toNextField(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const fields = [...(event.currentTarget.form?.elements ?? [])];
    const next = fields.slice(fields.indexOf(event.currentTarget) + 1).find((field) => field.matches(".input"));
    if (next instanceof HTMLElement) next.focus();
  }

  async function look(event: FocusEvent<HTMLInputElement>) {
    const isbn = event.currentTarget.value;
    const book = isbn.trim() === "" ? null : await findByIsbn(isbn).catch(() => null);
    setOther(String(book?.id) === values.id ? null : book);
  }

  return (
    <div>
      <Field
        name="isbn"
        label={label}
        hint="10 or 13 digits, typed or scanned, with or without hyphens"
        // Numeric keyboards have no X, which may end an ISBN-10.
        inputMode="text"
        enterKeyHint="next"
        autoCapitalize="characters"
        autoCorrect="off"
        autoComplete="off"
        spellCheck={false}
        onKeyDown={toNextField}
        onBlur={look}
      />
      <p className="field-hint" aria-live="polite">
        {other && !errors.isbn && (
          <>
            A book with this ISBN already exists: <Link href={`/desk/books/${other.id}`}>{other.title}</Link>
          </>
        )}
      </p>
    </div>
  );
}
