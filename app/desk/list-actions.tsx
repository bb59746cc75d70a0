import { ButtonLink } from "@/components/ui/button-link";
import { can, type UserActor } from "@/lib/auth/abilities";
import { mayDo } from "@/lib/bulk/queries";
import { abilityFor } from "@/lib/bulk/rows";
import { type EntityName, entities } from "@/lib/entities/registry";
import { listPathOf } from "../paths";

/** What the head of a list offers beside its rows: adding one, which needs what editing one does, and many. */
export function ListActions({ actor, entity }: { actor: UserActor; entity: EntityName }) {
  const path = listPathOf(entity);
  return (
    <>
      {can(actor, abilityFor(entity, { do: "set" })) && (
        <ButtonLink href={`${path}/new`} shortcut="n">
          New {entities[entity].label.one}
        </ButtonLink>
      )}
      {can(actor, "catalogue.import") && (
        <ButtonLink href={`/desk/import?entity=${entity}`} tone="quiet">
          Import
        </ButtonLink>
      )}
      {mayDo(actor, entity).merge && (
        <ButtonLink href={`${path}/duplicates`} tone="quiet">
          Likely duplicates
        </ButtonLink>
      )}
    </>
  );
}
