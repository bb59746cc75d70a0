/** The pages of the entities in the navigation, with the abilities they need. */
import { type Ability, type Actor, can } from "@/lib/auth/abilities";
import { allEntities, type EntityName, entities } from "@/lib/entities/registry";
import { listPath } from "../../paths";

/** The heading of an entity's list: "Books". */
export function entityHeading(entity: EntityName): string {
  const { many } = entities[entity].label;
  return many.charAt(0).toUpperCase() + many.slice(1);
}

export interface EntityPage {
  text: string;
  href: string;
  ability: Ability;
  keywords: string;
}

const navigable = allEntities.flatMap(({ name, label, abilities, keywords }) =>
  keywords ? [{ name, label, abilities, keywords }] : [],
);

export const listPages: EntityPage[] = navigable.map(({ name, abilities, keywords }) => ({
  text: entityHeading(name),
  href: listPath(name),
  ability: abilities.view,
  keywords: keywords.list,
}));

export const newPages: EntityPage[] = navigable.map(({ name, label, abilities, keywords }) => ({
  text: `New ${label.one}`,
  href: `${listPath(name)}/new`,
  ability: abilities.create,
  keywords: keywords.create,
}));

export const duplicatesPages: EntityPage[] = navigable.flatMap(({ name, abilities }) =>
  abilities.merge
    ? {
        text: `Possible duplicates: ${entityHeading(name).toLowerCase()}`,
        href: `${listPath(name)}/duplicates`,
        ability: abilities.merge,
        keywords: "merge twice same",
      }
    : [],
);

/** The links of the desk's navigation for this actor. */
export const navigationLinks = (actor: Actor) =>
  listPages.filter(({ ability }) => can(actor, ability)).map(({ text, href }) => ({ label: text, href }));
