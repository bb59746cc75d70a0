import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { Message } from "@/components/ui/message";
import { Section } from "@/components/ui/section";
import type { UserActor } from "@/lib/auth/abilities";
import { fieldLabel, isStockField } from "@/lib/import/fields";
import { type ImportView, importProblems } from "@/lib/import/queries";
import { firstValue } from "@/lib/list/params";
import { parseId } from "@/lib/values/form-fields";
import { formatNumber } from "@/lib/values/format";
import { initialFormState } from "../../_record/initial-form-state";
import { applySuggestionsAction, dryRunAction } from "./actions";
import { ProblemForm } from "./problem-form";
import { groupProblems, problemValues } from "./problem-rows";
import { problemsHref } from "./step";

interface Props {
  actor: UserActor;
  view: ImportView;
  query: Record<string, string | string[] | undefined>;
}

/** A page of rows with problems, which can be fixed here or downloaded. */
export async function Problems({ actor, view, query }: Props) {
  const { id, version, plan } = view;
  const kind = firstValue(query.kind) || onlyKind(view);
  const page = parseId(firstValue(query.page) ?? "") ?? 1;
  const { problems, total, pages } = await importProblems(actor, id, { kind, page });
  if (total === 0 && !kind) return null;
  const rows = groupProblems(problems, columnLabels(view), nameColumn(view));
  const ids = { id: String(id), version: String(version) };
  const values = { ...ids, ...problemValues(rows, view.settings) };
  const suggestions = problems.filter(({ suggestion }) => suggestion !== undefined).length;
  return (
    <Section
      id="problems"
      title={plan ? "Problems" : "Rows being fixed"}
      aside={
        <a href={`/api/desk/import/${id}/problems`} download>
          Download problem rows
        </a>
      }
    >
      {!plan && <FixedSinceDryRun ids={ids} />}
      <p className="lead">
        Rejected rows are not imported until they are fixed. Rows with warnings are imported as described. Fix them here
        (suggestions are already filled in), or in the downloaded file, which gives the reason for each row, and import
        that file.
      </p>
      {plan && <ProblemKinds id={id} kinds={plan.problemKinds} chosen={kind} />}
      {kind && suggestions > 0 && (
        <ButtonForm
          key={`${version} ${kind}`}
          action={applySuggestionsAction}
          initial={emptyFormState()}
          values={{ ...ids, kind }}
          label={
            suggestions === problems.length
              ? `Accept all ${formatNumber(total)} suggestions of this kind`
              : "Accept all suggestions of this kind"
          }
          busy="Accepting…"
        />
      )}
      <ProblemForm
        key={`${version} ${kind} ${page}`}
        initial={await initialFormState(actor, values, { kind: kind ?? "", page: String(page) })}
        rows={rows}
        next={page < pages ? String(page + 1) : undefined}
      />
      {pages > 1 && <ProblemPager id={id} kind={kind} page={page} pages={pages} />}
    </Section>
  );
}

const onlyKind = ({ plan }: ImportView) => (plan?.problemKinds.length === 1 ? plan.problemKinds[0]?.kind : undefined);

function FixedSinceDryRun({ ids }: { ids: { id: string; version: string } }) {
  return (
    <Message tone="info">
      <p>Some rows were fixed after the last check. Continue fixing, or re-check the file to update the preview.</p>
      <ButtonForm action={dryRunAction} initial={emptyFormState()} values={ids} label="Re-check" busy="Checking…" />
    </Message>
  );
}

function ProblemKinds({
  id,
  kinds,
  chosen,
}: {
  id: number;
  kinds: { kind: string; label: string; count: number }[];
  chosen?: string;
}) {
  if (kinds.length < 2) return null;
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <nav className="link-list import-kinds" aria-label="Problem types">
      {[{ kind: undefined, label: "All", count: all }, ...kinds].map(({ kind, label, count }) => (
        <a key={label} href={problemsHref(id, { kind })} aria-current={kind === chosen || undefined}>
          {label} ({formatNumber(count)})
        </a>
      ))}
    </nav>
  );
}

function ProblemPager({ id, kind, page, pages }: { id: number; kind?: string; page: number; pages: number }) {
  return (
    <nav className="pager" aria-label="Pages">
      <p>
        Page {formatNumber(page)} of {formatNumber(pages)}
      </p>
      <div className="actions">
        {page > 1 && <ButtonLink href={problemsHref(id, { kind, page: page - 1 })}>Previous</ButtonLink>}
        {page < pages && <ButtonLink href={problemsHref(id, { kind, page: page + 1 })}>Next</ButtonLink>}
      </div>
    </nav>
  );
}

/** Labels columns by their field; columns with copies by their own names. */
function columnLabels({ entity, settings, info }: ImportView) {
  return (column: number): string => {
    const field = settings.columns[column];
    return field && !isStockField(field) ? fieldLabel(entity, field) : (info?.header[column] ?? `Column ${column + 1}`);
  };
}

const names = ["title", "name", "username"];

function nameColumn({ settings }: ImportView): number | undefined {
  const column = settings.columns.findIndex((field) => field !== null && names.includes(field));
  return column < 0 ? undefined : column;
}
