/** All entities, in the order in which pages list them. A new one gets a line here. */
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

/** A description as generic code reads it. */
export type Entity = AnyEntity & { name: EntityName };

/** The descriptions by name. */
export const entities: Record<EntityName, Entity> = registry;

export const allEntities: Entity[] = Object.values(entities);

registerEntities(allEntities);

export const isEntity = (name: string): name is EntityName => Object.hasOwn(entities, name);

/** The description with this name; undefined for an entity that this version does not have, as an old record may. */
export const findEntity = (name: string): Entity | undefined => (isEntity(name) ? entities[name] : undefined);

/** Those whose rows an undo brings back and takes away. */
export const undoableEntities: Entity[] = allEntities.filter(({ undoable }) => undoable);

export const isUndoable = (name: string): name is EntityName => findEntity(name)?.undoable === true;
