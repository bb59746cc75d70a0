"use server";
import type { FormState } from "@/components/form/form-state";
import { endUserSessions, issueOneTimeLink } from "@/lib/auth/commands";
import { env } from "@/lib/env";
import { createUser, deactivateUser, deleteUser, erasePerson, reactivateUser, updateUser } from "@/lib/users/commands";
import { quoteName } from "../../quote-name";
import { submit } from "../../submit";
import { userValues } from "./user-values";

const toList = { label: "Back to the list", href: "/desk/users", list: true };

export async function createUserAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createUser, state, form, {
    onSuccess: ({ id, username }, token) => ({
      redirectTo: "/desk/users",
      message: `User added successfully!${seen(token)}`,
      links: [{ label: `See ${quoteName(username)}`, href: `/desk/users/${id}` }],
      secret: linkToShow(token),
    }),
  });
}

export async function updateUserAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateUser, state, form, {
    valuesOf: userValues,
    onSuccess: ({ id }) => ({ redirectTo: `/desk/users/${id}`, message: "Saved.", links: [toList] }),
  });
}

export async function deactivateUserAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deactivateUser, state, form, {
    onSuccess: ({ id }) => ({
      redirectTo: `/desk/users/${id}`,
      message: "Deactivated: they are signed out everywhere.",
      links: [toList],
    }),
  });
}

export async function reactivateUserAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(reactivateUser, state, form, {
    onSuccess: ({ id }) => ({
      redirectTo: `/desk/users/${id}`,
      message: "Reactivated: they can sign in again.",
      links: [toList],
    }),
  });
}

export async function deleteUserAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteUser, state, form, {
    onSuccess: ({ username }) => ({
      redirectTo: "/desk/users",
      message: `The user ${quoteName(username)} was deleted, with their sessions and one-time links.`,
      links: [toList],
    }),
  });
}

export async function erasePersonAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(erasePerson, state, form, {
    onSuccess: ({ id, username, isThere }) => ({
      redirectTo: `/desk/users/${id}${isThere ? "" : "/history"}`,
      message: `Erased: they are ${username} from now on, and what they were called is kept nowhere.`,
      links: [toList],
    }),
  });
}

export async function issueLinkAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(issueOneTimeLink, state, form, {
    onSuccess: ({ id }, token) => ({
      redirectTo: `/desk/users/${id}`,
      message: token
        ? "Here is a new link. Earlier ones have ended."
        : "This was done already, and the link was shown then. Make a new one if you missed it.",
      secret: linkToShow(token),
    }),
  });
}

export async function endUserSessionsAction(state: FormState, form: FormData): Promise<FormState> {
  const userId = Number(form.get("userId"));
  return submit(endUserSessions, state, form, {
    onSuccess: () => ({ redirectTo: `/desk/users/${userId}`, message: "They are signed out everywhere." }),
  });
}

/** The same form sent again: it was carried out before, and its link is kept nowhere. */
function seen(token: string | undefined): string {
  return token
    ? ""
    : " Its one-time link was shown the first time; if you missed it, make a new one on the user's page.";
}

/** The link that lets somebody choose their password, for the page that shows it once. */
function linkToShow(token: string | undefined) {
  if (!token) return undefined;
  return {
    label: "One-time link",
    text: `${env.PUBLIC_URL}/one-time-link/${token}`,
    hint: "Give it to them: by it they choose their password. It is shown only here, works once, and ends after three days.",
  };
}
