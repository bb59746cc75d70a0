import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { freshForm } from "@/components/form/state";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { FILE_GONE } from "@/lib/import/files/files";
import type { ImportView } from "@/lib/import/queries";
import { formatTime } from "@/lib/values/format";
import { FlashMessage } from "../../../flash";
import { requireAbility } from "../../../viewer";
import { rowIdOf } from "../../_record/route-params";
import { fileSize, plural } from "../labels";
import { discardImportAction } from "./actions";
import { Checking } from "./checking";
import { Columns } from "./columns";
import { importOf } from "./get-import-cached";
import { Planned } from "./planned";
import { Problems } from "./problems";
import { Running } from "./running";
import { stepOf } from "./step";
import { Steps } from "./steps";

/** One import from its file to its end: the page shows the step that is next. */
export default async function ImportPage({ params, searchParams }: PageProps<"/desk/import/[id]">) {
  const actor = await requireAbility("catalogue.import");
  const view = await importOf(actor, await rowIdOf(params));
  if (!view) notFound();
  const asked = await searchParams;
  const step = stepOf(view, asked);
  const path = `/desk/import/${view.id}`;
  return (
    <>
      <PageHeader
        title={`Import of ${plural(view.entity)}`}
        crumbs={[{ label: "Import", href: "/desk/import" }]}
        actions={step !== "running" && <Discard view={view} isDone={step === "done"} />}
      >
        <p className="lead">
          {view.fileName}, {fileSize(view.size)}, sent by {view.owner.username} on {formatTime(view.createdAt)}
        </p>
      </PageHeader>
      <FlashMessage />
      <Steps at={step} path={path} />
      {!view.info && !view.runJob && (
        <Message tone="bad">
          <p>{view.unreadable ?? FILE_GONE}</p>
        </Message>
      )}
      {step === "columns" && <Columns actor={actor} view={view} />}
      {step === "checking" && <Checking view={view} />}
      {step === "plan" && <Planned view={view} />}
      {(step === "plan" || step === "mending") && <Problems actor={actor} view={view} asked={asked} />}
      {(step === "running" || step === "done") && <Running view={view} />}
    </>
  );
}

function Discard({ view: { id, fileName }, isDone }: { view: ImportView; isDone: boolean }) {
  return (
    <ButtonForm
      action={discardImportAction}
      initial={freshForm()}
      values={{ id: String(id), fileName }}
      label={isDone ? "Take it off the list" : "Discard"}
      busy="Discarding…"
      tone={isDone ? "quiet" : "danger"}
    />
  );
}
