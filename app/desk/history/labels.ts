/** Titles of change sets and the label of their undo button. */
import { commandLabel } from "@/lib/history/labels";
import type { UndoState } from "@/lib/undo/queries";

const prefixes = { done: "", undone: "Undo: ", redone: "Redo: " };

/** “Edit a book”; “Undo: Edit a book” */
export const changeSetTitle = ({ command, state }: UndoState): string => `${prefixes[state]}${commandLabel(command)}`;

/** “Undo”, as a button says it. */
export const undoLabel = ({ state }: UndoState): "Undo" | "Redo" => (state === "undone" ? "Redo" : "Undo");
