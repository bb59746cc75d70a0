import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { freshForm } from "@/components/form/state";
import { ButtonLink } from "@/components/ui/button-link";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { can } from "@/lib/auth/abilities";
import { isUndoable } from "@/lib/entities/registry";
import { commandName } from "@/lib/history/labels";
import { first } from "@/lib/list/params";
import { previewUndo } from "@/lib/undo/queries";
import { readId } from "@/lib/values/form-fields";
import { formatTime } from "@/lib/values/format";
import { orForbidden, requireAbility } from "../../../../viewer";
import { rowIdOf } from "../../../_record/route-params";
import { undoAction } from "../../actions";
import { setName, undoWord } from "../../labels";
import { LeftAlone } from "../../skipped-rows";
import { Samples, Summary } from "./undo-preview";

export const metadata: Metadata = { title: "Undo" };

/** What undoing would do, before it is done; of a whole set, or of the one row that the address names. */
export default async function UndoPage({ params, searchParams }: PageProps<"/desk/history/[id]/undo">) {
  const set = await rowIdOf(params);
  const actor = await requireAbility("desk");
  const asked = await searchParams;
  const [entity, entityId] = [first(asked.entity), readId(first(asked.id) ?? "")];
  const only = entity && isUndoable(entity) && entityId ? { entity, id: entityId } : undefined;
  const preview = await orForbidden(previewUndo(actor, { set, only }));
  if (!preview) notFound();
  const back = can(actor, "history") ? `/desk/history/${set}` : undefined;
  const word = undoWord(preview.is);
  const looked = "counts" in preview ? preview : undefined;
  const isDone = looked && (looked.counts.length > 0 || looked.looked < preview.total);
  return (
    <>
      <PageHeader
        title={only ? "Bring it back?" : `${word} “${commandName(preview.is.command)}”?`}
        crumbs={
          back === undefined
            ? []
            : [
                { label: "History", href: "/desk/history" },
                { label: setName(preview.is), href: back },
              ]
        }
      >
        <p className="lead">
          Done on {formatTime(preview.when)}.
          {isDone && " What you do now is a change of its own, and can be undone, too."}
        </p>
      </PageHeader>
      {"refused" in preview && (
        <Message tone="note">
          <p>{preview.refused}</p>
        </Message>
      )}
      {looked && <Summary preview={looked} />}
      <div className="form-actions">
        {isDone && (
          <ButtonForm
            action={undoAction}
            initial={freshForm()}
            values={{ id: String(set), ...(only && { entity: only.entity, entityId: String(only.id) }) }}
            label={only ? "Bring it back" : word}
            busy={only ? "Bringing it back…" : `${word}ing…`}
            tone="primary"
          />
        )}
        <ButtonLink href={back ?? "/desk"} tone="quiet">
          {isDone ? "Leave it as it is" : back ? "Back to the change" : "Back to the desk"}
        </ButtonLink>
      </div>
      {looked && looked.left.length > 0 && (
        <Section title="What is left alone">
          <LeftAlone rows={looked.left} count={looked.leftAlone} />
        </Section>
      )}
      {looked && looked.samples.length > 0 && <Samples preview={looked} />}
    </>
  );
}
