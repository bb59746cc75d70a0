import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import { type EntityName, entities } from "@/lib/entities/registry";
import { env } from "@/lib/env";
import { type ChangeView, getRecordHistory } from "@/lib/history/queries";
import { firstValue, type SearchParams } from "@/lib/list/params";
import { findSurvivor } from "@/lib/merge/queries";
import { parseId } from "@/lib/values/form-fields";
import { FlashMessage } from "../../flash";
import { historyPath, recordPath } from "../../paths";
import { requireAbility, viewer } from "../../viewer";
import { ChangeList } from "./change-list";
import { parseRecordId } from "./route-params";

interface RecordReference {
  entity: EntityName;
  id: number;
}

interface RouteProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

type Props = RouteProps & {
  entity: EntityName;
  /** The record's list. */
  list: { label: string; href: string };
  /** More actions for a deleted record. */
  deletedActions?: ReactNode;
};

/** The page with all changes to a record, also to a deleted one. */
export async function RecordHistory({ entity, list, deletedActions, params, searchParams }: Props) {
  await requireAbility(historyAbility(entity));
  const id = await parseRecordId(params);
  const history = await getHistoryCached(entity, id, firstValue((await searchParams).cursor));
  if (!history) notFound();
  const { name = `no. ${id}`, isThere, page } = history;
  const row = { entity, id };
  const deletion = page.changes.find(({ action }) => action === "delete");
  const into = !isThere && entities[entity].merge ? await findSurvivor(entity, id) : null;
  return (
    <>
      <PageHeader
        title={`History of ${name}`}
        breadcrumbs={isThere ? [list, { label: name, href: recordPath(row) }] : [list]}
        actions={
          !isThere && (
            <>
              {deletion && <ButtonLink href={restorePath(row, deletion, into !== null)}>Restore…</ButtonLink>}
              {deletedActions}
            </>
          )
        }
      />
      <FlashMessage />
      {!isThere && (
        <Message tone="info">
          {into !== null ? (
            <p>
              This {entities[entity].label.one} was merged into another.{" "}
              <Link href={recordPath({ entity, id: into })}>Go to the merged record</Link>
            </p>
          ) : (
            <p>This {entities[entity].label.one} was deleted. Its last values are shown with the deletion below.</p>
          )}
        </Message>
      )}
      <ChangeList path={historyPath(row) ?? recordPath(row)} page={page} dated />
    </>
  );
}

/** The page that restores one record with its dependents; a merge is undone as a whole. */
function restorePath({ entity, id }: RecordReference, { setId, command }: ChangeView, wasMerged: boolean): string {
  const undo = `/desk/history/${setId}/undo`;
  return wasMerged || command.startsWith("merge") ? undo : `${undo}?entity=${entity}&id=${id}`;
}

/** The metadata of the page. Pages about an existing record have its name in their title template. */
export function historyMetadata(entity: EntityName) {
  return async ({ params, searchParams }: RouteProps): Promise<Metadata> => {
    const id = parseId((await params).id);
    if (id === undefined || !can(await viewer(), historyAbility(entity))) return {};
    const history = await getHistoryCached(entity, id, firstValue((await searchParams).cursor));
    if (!history || history.isThere) return { title: "History" };
    return { title: { absolute: `${history.name ?? `No. ${id}`} · History · ${env.SHOP_NAME}` } };
  };
}

const historyAbility = (entity: EntityName) => entities[entity].history.ability;

/** The page and its metadata share one query. */
const getHistoryCached = cache(async (entity: EntityName, id: number, cursor: string) =>
  getRecordHistory(await viewer(), entity, id, cursor),
);
