import { ButtonLink } from "@/components/ui/button-link";
import { can, type UserActor } from "@/lib/auth/abilities";
import { allowedActions } from "@/lib/bulk/queries";
import { type EntityName, entities } from "@/lib/entities/registry";
import { listPath } from "../../paths";

/** The actions of a list: add a record, import, find duplicates. */
export function ListActions({ actor, entity }: { actor: UserActor; entity: EntityName }) {
  const path = listPath(entity);
  const { abilities, label } = entities[entity];
  return (
    <>
      {can(actor, abilities.create) && (
        <ButtonLink href={`${path}/new`} shortcut="n">
          New {label.one}
        </ButtonLink>
      )}
      {abilities.import && can(actor, abilities.import) && can(actor, "catalogue.import") && (
        <ButtonLink href={`/desk/import?entity=${entity}`} tone="quiet">
          Import
        </ButtonLink>
      )}
      {allowedActions(actor, entity).merge && (
        <ButtonLink href={`${path}/duplicates`} tone="quiet">
          Possible duplicates
        </ButtonLink>
      )}
    </>
  );
}
