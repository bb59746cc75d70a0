"use client";
import Form from "next/form";
import Link from "next/link";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { applyButton, nextFocus, readDraft } from "@/lib/list/filter/filter-form";
import type { FilterFormView } from "@/lib/list/filter/filter-view";
import { defaultPageSize } from "@/lib/list/paging/page-sizes";
import { FilterGroup } from "./filter-group";
import { type ListView, listHref } from "./list-url";

interface Props {
  path: string;
  noun: string;
  view: ListView;
  form: FilterFormView;
}

/**
 * Without JavaScript every button submits the form to the server, which renders it anew. With JavaScript only "Apply"
 * does: the rest happens here, with the same functions.
 */
export function FilterForm({ path, noun, view, form }: Props) {
  const ref = useRef<HTMLFormElement>(null);
  const { fields, ...initial } = form;
  const [{ draft, problems, focus, drawn: version }, setState] = useState({ ...initial, drawn: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on mount
  useEffect(() => {
    // Changes made before hydration fired no event.
    redraw("update");
    return restoreFocus;
  }, []);

  function redraw(button: string) {
    if (!ref.current) return;
    const kinds = Object.fromEntries(fields.map((field) => [field.name, field]));
    const sent = readDraft(readForm(ref.current), kinds) ?? draft;
    const isUpdate = button === "update";
    const next = applyButton(sent, button);
    setState({
      draft: next,
      problems: isUpdate ? problems : {},
      focus: isUpdate ? focus : { path: nextFocus(next, button), on: "field" },
      // Text inputs are uncontrolled: a new key renders them anew where their paths change.
      drawn: isUpdate ? version : version + 1,
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(submitter instanceof HTMLButtonElement) || submitter.value === "apply") return;
    event.preventDefault();
    redraw(submitter.value);
  }

  return (
    <Form
      ref={ref}
      action={path}
      scroll={false}
      prefetch={false}
      autoComplete="off"
      className="filter"
      onSubmit={submit}
    >
      <input type="hidden" name="intent" value="apply" />
      {view.q && <input type="hidden" name="q" value={view.q} />}
      {view.where && <input type="hidden" name="where" value={view.where} />}
      {view.group && <input type="hidden" name="group" value={view.group} />}
      {view.size !== defaultPageSize && <input type="hidden" name="size" value={view.size} />}
      <input type="hidden" name="sort" value={view.sort} />
      {/* Enter submits with the form's first button. */}
      <button type="submit" name="intent" value="apply" className="sr-only" tabIndex={-1} aria-hidden>
        Apply
      </button>
      {problems[""] && (
        <p className="field-error" role="alert">
          {problems[""]}
        </p>
      )}
      <FilterGroup
        key={version}
        group={draft}
        path=""
        form={{ draft, problems, focus, fields }}
        noun={noun}
        onChange={() => redraw("update")}
      />
      <div className="form-actions">
        <button type="submit" name="intent" value="apply" className="button button-primary">
          Apply
        </button>
        <Link href={listHref(path, view)} className="button" prefetch={false}>
          Cancel
        </Link>
        {view.where && (
          <Link href={listHref(path, view, { where: "" })} className="button button-quiet" prefetch={false}>
            Clear
          </Link>
        )}
      </div>
    </Form>
  );
}

function readForm(form: HTMLFormElement): Record<string, string[]> {
  const data = new FormData(form);
  return Object.fromEntries([...data.keys()].map((name) => [name, data.getAll(name).map(String)]));
}

/** Removing the form would lose the focus. */
function restoreFocus() {
  if (document.activeElement === document.body) document.getElementById("content")?.focus({ preventScroll: true });
}
