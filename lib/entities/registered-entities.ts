/**
 * The definitions for code below the registry, such as the commands of entities: the registry imports their folders, so
 * they cannot import it. The registry registers its definitions when it is loaded.
 */
import type { AnyEntity } from "./definition";

let all: AnyEntity[] | undefined;

export function registerEntities(entities: AnyEntity[]): void {
  all = entities;
}

/** The definitions of all entities. */
export function registeredEntities(): AnyEntity[] {
  if (!all) throw new Error("Import lib/entities/registry first: it registers the entities.");
  return all;
}
