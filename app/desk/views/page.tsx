import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listsFor } from "@/lib/views/lists";
import { getAllViews, type View } from "@/lib/views/queries";
import { FlashMessage } from "../../flash";
import { myStore } from "../../my-store";
import { requireAbility } from "../../viewer";
import { viewHref } from "./view-href";

export const metadata: Metadata = { title: "Saved views" };

export default async function ViewsPage() {
  const actor = await requireAbility("desk");
  const views = await getAllViews(actor);
  const store = await myStore();
  return (
    <>
      <PageHeader title="Saved views">
        <p className="lead">Saved searches, filters and sorts of lists: your own and those shared with everyone.</p>
      </PageHeader>
      <FlashMessage />
      {views.length === 0 && (
        <EmptyState title="No saved views yet">
          Search, filter or sort a list, and choose “Save this view” above it.
        </EmptyState>
      )}
      {listsFor(actor)
        .map((list) => ({ list, here: views.filter((view) => view.list === list.name) }))
        .filter(({ here }) => here.length > 0)
        .map(({ list, here }) => (
          <Section key={list.name} title={list.label}>
            <ul className="entries">
              {here.map((view) => (
                <Entry key={view.id} view={view} href={viewHref(view, store)} isMine={view.ownerId === actor.id} />
              ))}
            </ul>
          </Section>
        ))}
    </>
  );
}

function Entry({ view, href, isMine }: { view: View; href: string | undefined; isMine: boolean }) {
  return (
    <li>
      <span className="entry-name">
        {href ? (
          <Link href={href} prefetch={false}>
            {view.name}
          </Link>
        ) : (
          <>{view.name} (on each store’s page)</>
        )}{" "}
        {view.shared && <Badge>{isMine ? "For everyone" : `For everyone, by ${view.owner.username}`}</Badge>}
        {!view.shared && !isMine && <Badge>For {view.owner.username} alone</Badge>}
        {view.isOutdated && <p className="field-hint">This view uses a field, sort or group that no longer exists.</p>}
      </span>
      {view.mayChange && (
        <>
          <ButtonLink href={`/desk/views/${view.id}/edit`} small>
            Edit <span className="sr-only">{view.name}</span>
          </ButtonLink>
          <ButtonLink href={`/desk/views/${view.id}/delete`} small tone="danger">
            Delete <span className="sr-only">{view.name}</span>
          </ButtonLink>
        </>
      )}
    </li>
  );
}
