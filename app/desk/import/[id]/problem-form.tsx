"use client";
import { VersionFields } from "@/components/form/fields/version-fields";
import { Form } from "@/components/form/form";
import { useForm } from "@/components/form/form-context";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { Badge } from "@/components/ui/badge";
import { fixRowsAction } from "./actions";
import type { ProblemCell, ProblemRow } from "./problem-rows";
import { cellField, skipField } from "./settings-form";

interface Props {
  initial: FormState;
  rows: ProblemRow[];
  /** The next page, if any: fixes can be saved without a check. */
  next?: string;
}

/** Rows with problems, which can be fixed or skipped. */
export function ProblemForm({ initial, rows, next }: Props) {
  return (
    <Form action={fixRowsAction} initial={initial} labels={labelsOf(rows)} className="form import-form">
      <VersionFields />
      <PageFields />
      <ol className="problem-list">
        {rows.map((row) => (
          <ProblemRowItem key={row.line} row={row} />
        ))}
      </ol>
      <div className="form-actions">
        <SubmitButton busy="Checking…">Save fixes and re-check</SubmitButton>
        {next && (
          <button type="submit" className="button" name="_next" value={next}>
            Save and go to the next page
          </button>
        )}
      </div>
    </Form>
  );
}

function labelsOf(rows: ProblemRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ line, marked, others }) => [
      [skipField(line), `Skip line ${line}`],
      ...[...marked, ...others].map(({ column, label }) => [cellField(line, column), `${label} of line ${line}`]),
    ]),
  );
}

/** Identifies the page, so that the server can load the original rows. */
function PageFields() {
  const { values } = useForm();
  return (
    <>
      <input type="hidden" name="kind" value={values.kind ?? ""} />
      <input type="hidden" name="page" value={values.page ?? "1"} />
    </>
  );
}

function ProblemRowItem({ row: { line, isRejected, name, reasons, marked, others } }: { row: ProblemRow }) {
  const { values, responseCount: answer } = useForm();
  const out = skipField(line);
  return (
    <li>
      <div className="problem-head">
        <h3>
          <span className="text-soft">Line {line}</span> {name}
        </h3>
        <Badge tone={isRejected ? "error" : "info"}>{isRejected ? "rejected" : "warning"}</Badge>
        <label className="check">
          <input key={answer} type="checkbox" name={out} value="yes" defaultChecked={values[out] === "yes"} />
          Skip this row<span className="sr-only">: line {line}</span>
        </label>
      </div>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {marked.map((cell) => (
        <ProblemCellField key={cell.column} line={line} cell={cell} />
      ))}
      {others.length > 0 && (
        <details>
          <summary>
            Show all fields<span className="sr-only"> of line {line}</span>
          </summary>
          <div className="field-row">
            {others.map((cell) => (
              <ProblemCellField key={cell.column} line={line} cell={cell} />
            ))}
          </div>
        </details>
      )}
    </li>
  );
}

function ProblemCellField({ line, cell }: { line: number; cell: ProblemCell }) {
  const { column, label, value, reason, suggestion, isTooLong } = cell;
  const name = cellField(line, column);
  if (isTooLong) {
    return (
      <p>
        {label}: {reason} This is too long to fix here; fix it in the file. It starts with <q>{value}</q>
      </p>
    );
  }
  return (
    <div className="problem-cell">
      <label className="field-label" htmlFor={name}>
        {label}
        <span className="sr-only"> of line {line}</span>
      </label>
      <CellInput name={name} value={value} isNoted={reason !== undefined} />
      {reason !== undefined && (
        <p className="field-hint" id={`${name}-note`}>
          {value === "" ? "Empty in the file. " : <>In the file: {<q>{value}</q>}. </>}
          {reason}
          {suggestion !== undefined && suggestion !== value && " The field shows a suggestion."}
        </p>
      )}
    </div>
  );
}

/** A single-line input would drop line ends. */
function CellInput({ name, value, isNoted }: { name: string; value: string; isNoted: boolean }) {
  const { values } = useForm();
  const text = values[name] ?? value;
  const field = {
    ...{ id: name, name, className: "input", defaultValue: text, autoComplete: "off" },
    "aria-describedby": isNoted ? `${name}-note` : undefined,
  };
  return /[\r\n]/.test(text) ? <textarea rows={3} {...field} /> : <input {...field} />;
}
