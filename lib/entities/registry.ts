/** All entities, in the order in which pages list them. Add a line here for a new one. */
import { oneTimeLink, session } from "../auth/entities";
import { author } from "../authors/entity";
import { book } from "../books/entity";
import { computer } from "../computers/entity";
import { pick } from "../picks/entity";
import { stock } from "../stock/entity";
import { store } from "../stores/entity";
import { user } from "../users/entity";
import { savedView } from "../views/entity";
import type { AnyEntity } from "./definition";
import { registerEntities } from "./registered-entities";

const registry = { book, author, store, stock, computer, pick, user, savedView, session, oneTimeLink };

export type EntityName = keyof typeof registry;

/** A definition as generic code reads it. */
export type Entity = AnyEntity & { name: EntityName };

/** The definitions by name. */
export const entities: Record<EntityName, Entity> = registry;

export const allEntities: Entity[] = Object.values(entities);

registerEntities(allEntities);

export const isEntity = (name: string): name is EntityName => Object.hasOwn(entities, name);

/** The definition with this name; undefined for an entity unknown to this version, as in old records. */
export const findEntity = (name: string): Entity | undefined => (isEntity(name) ? entities[name] : undefined);

/** The entities whose rows can be undone. */
export const undoableEntities: Entity[] = allEntities.filter(({ undoable }) => undoable);

export const isUndoable = (name: string): name is EntityName => findEntity(name)?.undoable === true;
