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
  /** What the rows are good for, for a shop that has none yet. */
  children?: ReactNode;
}

/** What stands in the place of an entity's rows: a search without an answer, or a shop that has yet to begin. */
export function EmptyList({ actor, entity, page, children }: Props) {
  const { label, abilities } = entities[entity];
  if (page.request.q !== "" || page.total > 0) {
    return <EmptyState title={`No ${label.one} matches`}>Try fewer letters, or clear the search.</EmptyState>;
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
