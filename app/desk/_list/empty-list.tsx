import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { can, type UserActor } from "@/lib/auth/abilities";
import { type EntityName, entities } from "@/lib/entities/registry";
import { listPath } from "../../paths";

interface Props {
  actor: UserActor;
  entity: EntityName;
  page: { request: { q: string }; total: number };
  /** What the records are for, if there are none yet. */
  children?: ReactNode;
}

/** Shown in an empty list: no search results, or no records yet. */
export function EmptyList({ actor, entity, page, children }: Props) {
  const { label, abilities } = entities[entity];
  if (page.request.q !== "" || page.total > 0) {
    return <EmptyState title={`No ${label.one} matches`}>Try fewer words, or clear the search.</EmptyState>;
  }
  const add = can(actor, abilities.create) && (
    <ButtonLink href={`${listPath(entity)}/new`} tone="primary">
      Add the first {label.one}
    </ButtonLink>
  );
  return (
    <EmptyState title={`No ${label.many} yet`} action={add}>
      {children}
    </EmptyState>
  );
}
