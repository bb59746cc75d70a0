/** All commands by name, for API routes, the shell and the tests of abilities. */
import {
  changePassword,
  endSession,
  endUserSessions,
  issueOneTimeLink,
  setPassword,
  setUpFirstAdmin,
  signIn,
} from "../auth/commands";
import { createAuthor, deleteAuthor, updateAuthor } from "../authors/commands";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { bulkEdit } from "../bulk/commands";
import { createComputer, deleteComputer, updateComputer } from "../computers/commands";
import { describeCover, removeCover, setCover } from "../covers/commands";
import { seedDemo } from "../demo/commands";
import { exportList } from "../export/commands";
import { createImport, discardImport, planImport, runImport, updateImport } from "../import/commands";
import { resumeJob, stopJob } from "../jobs/commands";
import { mergeAuthors, mergeBooks } from "../merge/commands";
import { createPick, deletePick, updatePick } from "../picks/commands";
import { addToStore, adjustStock, removeFromStore, setStock } from "../stock/commands";
import { closeStore, createStore, deleteStore, reopenStore, updateStore } from "../stores/commands";
import { undoChangeSet } from "../undo/commands";
import {
  addFirstAdmin,
  createUser,
  deactivateUser,
  deleteUser,
  erasePerson,
  reactivateUser,
  updateUser,
} from "../users/commands";
import { deleteView, saveView, updateView } from "../views/commands";

export const commands = {
  signIn,
  endSession,
  changePassword,
  setPassword,
  issueOneTimeLink,
  endUserSessions,
  setUpFirstAdmin,
  addFirstAdmin,
  createUser,
  updateUser,
  deactivateUser,
  reactivateUser,
  deleteUser,
  erasePerson,
  createAuthor,
  updateAuthor,
  deleteAuthor,
  createBook,
  updateBook,
  deleteBook,
  setCover,
  describeCover,
  removeCover,
  createStore,
  updateStore,
  closeStore,
  reopenStore,
  deleteStore,
  addToStore,
  adjustStock,
  setStock,
  removeFromStore,
  createComputer,
  updateComputer,
  deleteComputer,
  createPick,
  updatePick,
  deletePick,
  bulkEdit,
  mergeAuthors,
  mergeBooks,
  saveView,
  updateView,
  deleteView,
  createImport,
  updateImport,
  planImport,
  runImport,
  discardImport,
  exportList,
  undoChangeSet,
  stopJob,
  resumeJob,
  seedDemo,
};
