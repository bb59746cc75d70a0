import type { ComponentProps, ReactNode } from "react";
import type { EntityName } from "@/lib/entities/registry";
import { listPath } from "../../paths";
import { DeskList } from "./desk-list";
import { EmptyList } from "./empty-list";
import { entityHeading } from "./entity-links";
import { listSelection } from "./selection";

type Derived = "name" | "path" | "noun" | "selection" | "empty";

type Props<Row extends { id: number }> = Omit<ComponentProps<typeof DeskList<Row>>, Derived> & {
  entity: EntityName;
  /** Shown instead of the empty list's own text. */
  empty?: ReactNode;
  /** What the records are for, in an empty list. */
  children?: ReactNode;
};

/** The list of an entity's records. Its name, path, heading, selection and empty state follow from the entity. */
export function EntityList<Row extends { id: number }>({ entity, empty, children, ...list }: Props<Row>) {
  const { actor, page } = list;
  const path = listPath(entity);
  return (
    <DeskList
      {...list}
      name={path.replace("/desk/", "")}
      path={path}
      noun={entityHeading(entity)}
      selection={listSelection(actor, entity)}
      empty={
        empty || (
          <EmptyList actor={actor} entity={entity} page={page}>
            {children}
          </EmptyList>
        )
      }
    />
  );
}
