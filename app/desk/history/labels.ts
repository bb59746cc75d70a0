/** What a change set is called, and what undoing it is: of an undo, to do it again. */
import { commandName } from "@/lib/history/labels";
import type { Is } from "@/lib/undo/queries";

const turns = { done: "", undone: "Undo: ", redone: "Redo: " };

/** “Edit a book”; “Undo: Edit a book” */
export const setName = ({ command, turn }: Is): string => `${turns[turn]}${commandName(command)}`;

/** “Undo”, as a button says it. */
export const undoWord = ({ turn }: Is): "Undo" | "Redo" => (turn === "undone" ? "Redo" : "Undo");
