import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { FILE_EXPIRED } from "@/lib/import/files/files";
import type { ImportView } from "@/lib/import/queries";
import { formatDateTime } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { parseRecordId } from "../../_record/route-params";
import { formatFileSize, pluralLabel } from "../labels";
import { discardImportAction } from "./actions";
import { ColumnsStep } from "./columns-step";
import { DryRunProgress } from "./dry-run-progress";
import { getImportCached } from "./get-import-cached";
import { ImportProgress } from "./import-progress";
import { PlanSummary } from "./plan-summary";
import { Problems } from "./problems";
import { importStep } from "./step";
import { Steps } from "./steps";

/** An import. The page shows its current step. */
export default async function ImportPage({ params, searchParams }: PageProps<"/desk/import/[id]">) {
  const actor = await requireAbility("catalogue.import");
  const view = await getImportCached(actor, await parseRecordId(params));
  if (!view) notFound();
  const query = await searchParams;
  const step = importStep(view, query);
  const path = `/desk/import/${view.id}`;
  return (
    <>
      <PageHeader
        title={`Import of ${pluralLabel(view.entity)}`}
        breadcrumbs={[{ label: "Import", href: "/desk/import" }]}
        actions={step !== "running" && <Discard view={view} isDone={step === "done"} />}
      >
        <p className="lead">
          {view.fileName}, {formatFileSize(view.size)}, uploaded by {view.owner.username} on{" "}
          {formatDateTime(view.createdAt)}
        </p>
      </PageHeader>
      <FlashMessage />
      <Steps at={step} path={path} />
      {!view.info && !view.runJob && (
        <Message tone="error">
          <p>{view.unreadable ?? FILE_EXPIRED}</p>
        </Message>
      )}
      {step === "columns" && <ColumnsStep actor={actor} view={view} />}
      {step === "checking" && <DryRunProgress view={view} />}
      {step === "plan" && <PlanSummary view={view} />}
      {(step === "plan" || step === "fixing") && <Problems actor={actor} view={view} query={query} />}
      {(step === "running" || step === "done") && <ImportProgress view={view} />}
    </>
  );
}

function Discard({ view: { id }, isDone }: { view: ImportView; isDone: boolean }) {
  return (
    <ButtonForm
      action={discardImportAction}
      initial={emptyFormState()}
      values={{ id: String(id) }}
      label={isDone ? "Remove" : "Discard"}
      busy="Discarding…"
      tone={isDone ? "quiet" : "danger"}
    />
  );
}
