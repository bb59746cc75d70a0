import Link from "next/link";
import type { ComponentProps } from "react";
import { listQuery } from "@/components/table/list-url";
import { RecordList } from "@/components/table/record-list";
import { ViewsNav } from "@/components/table/views-nav";
import { Message } from "@/components/ui/message";
import type { UserActor } from "@/lib/auth/abilities";
import { findList } from "@/lib/entities/lists";
import type { ListRequest } from "@/lib/list/list";
import { defaultPageSize } from "@/lib/list/paging/page-sizes";
import type { SearchParams } from "@/lib/list/params";
import { getViews } from "@/lib/views/queries";
import { toViewQuery } from "@/lib/views/query";

type Props<Row extends { id: number }> = Omit<ComponentProps<typeof RecordList<Row>>, "views"> & {
  actor: UserActor;
  /** The list's name in the registry, which its saved views have. */
  name: string;
  /** The search parameters of the page. */
  params: SearchParams;
  /** The store, in a list of its stock. */
  store?: number;
};

/** A list with its saved views. */
export async function DeskList<Row extends { id: number }>({ actor, name, params, store, ...list }: Props<Row>) {
  const { path, page } = list;
  const views = await getViews(actor, name);
  // The second is the query of a view that refers to something deleted, which the list ignores.
  const shown = [listQuery(page.request), toViewQuery(params)];
  const current = views.filter(({ query }) => shown.includes(query));
  const outdated = current.find((view) => view.isOutdated);
  const isSaved = current.some(({ ownerId }) => ownerId === actor.id);
  const isSavable = !isSaved && page.request.problems.length === 0 && !isPlain(name, page.request);
  return (
    <>
      {outdated && (
        <Message tone="info">
          <p>
            The saved view “{outdated.name}” refers to something that no longer exists.{" "}
            {outdated.mayChange && <Link href={`/desk/views/${outdated.id}/delete`}>Delete it</Link>}
          </p>
        </Message>
      )}
      <RecordList
        {...list}
        exportOf={{ list: name, of: store }}
        views={
          <ViewsNav
            views={views.map((view) => ({
              id: view.id,
              name: view.name,
              href: `${path}?${view.query}`,
              current: current.includes(view),
            }))}
            all="/desk/views"
            save={isSavable ? saveHref(name, page.request, store) : undefined}
          />
        }
      />
    </>
  );
}

function isPlain(name: string, { q, where, sort, size, group }: ListRequest): boolean {
  return !q && !where && !group && size === defaultPageSize && sort === findList(name)?.build(0).defaultSort;
}

function saveHref(name: string, request: ListRequest, store: number | undefined): string {
  const of = new URLSearchParams({ list: name, ...(store !== undefined && { store: String(store) }) });
  return `/desk/views/new?${of}&${listQuery(request)}`;
}
