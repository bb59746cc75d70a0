import type { Via } from "../command";
import type { commands } from "../commands";
import type { Choice } from "../list/filter";

const commandNames: Record<keyof typeof commands, string> = {
  createBook: "Add a book",
  updateBook: "Edit a book",
  deleteBook: "Delete a book",
  setCover: "Set a cover",
  describeCover: "Describe a cover",
  removeCover: "Take a cover away",
  createAuthor: "Add an author",
  updateAuthor: "Edit an author",
  deleteAuthor: "Delete an author",
  editMany: "Edit many at once",
  mergeAuthors: "Merge authors",
  mergeBooks: "Merge books",
  createStore: "Add a store",
  updateStore: "Edit a store",
  closeStore: "Close a store",
  reopenStore: "Reopen a store",
  deleteStore: "Delete a store",
  addToStore: "Add a book to a store",
  changeStock: "Add or take copies",
  setStock: "Set the copies",
  takeOutOfStore: "Take a book out of a store",
  createComputer: "Add a computer",
  updateComputer: "Edit a computer",
  deleteComputer: "Delete a computer",
  createUser: "Add a user",
  updateUser: "Edit a user",
  deactivateUser: "Deactivate a user",
  reactivateUser: "Reactivate a user",
  deleteUser: "Delete a user",
  erasePerson: "Erase a person",
  issueOneTimeLink: "Make a one-time link",
  signIn: "Sign in",
  endSession: "End a session",
  endUserSessions: "Sign a user out everywhere",
  changePassword: "Change one's password",
  setPassword: "Choose a password by a link",
  setUpFirstAdmin: "Set the shop up",
  addFirstAdmin: "Add the first admin",
  saveView: "Save a view",
  updateView: "Edit a saved view",
  deleteView: "Delete a saved view",
  createImport: "Choose a file to import",
  changeImport: "Match the columns of an import",
  planImport: "Try an import",
  runImport: "Import a file",
  discardImport: "Discard an import",
  exportList: "Export a list",
  undoChangeSet: "Undo",
  stopJob: "Stop work in the background",
  resumeJob: "Go on with work in the background",
  seedDemo: "Fill in the demonstration data",
};

const ways: Record<Via, string> = {
  form: "A form",
  import: "An import",
  api: "The API",
  shell: "The shell",
  script: "A script",
  seed: "The demonstration data",
  test: "A test",
};

/** What was done, as people would say it; the name itself for a command that there is no more. */
export const commandName = (command: string): string =>
  Object.hasOwn(commandNames, command) ? commandNames[command as keyof typeof commandNames] : command;

/** By what it was done. */
export const wayName = (via: string): string => (Object.hasOwn(ways, via) ? ways[via as Via] : via);

export const commandChoices: Choice[] = Object.entries(commandNames).map(([value, label]) => ({ value, label }));
export const wayChoices: Choice[] = Object.entries(ways).map(([value, label]) => ({
  value,
  label,
  phrase: label.toLowerCase().replace("api", "API"),
}));
