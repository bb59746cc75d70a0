"use server";
import type { FormState } from "@/components/form/form-state";
import { endUserSessions, issueOneTimeLink } from "@/lib/auth/commands";
import { env } from "@/lib/env";
import { createUser, deactivateUser, deleteUser, erasePerson, reactivateUser, updateUser } from "@/lib/users/commands";
import { quoteName } from "../../quote-name";
import { submit } from "../../submit";
import { userValues } from "./user-values";

const toList = { label: "Back to list", href: "/desk/users", list: true };

export async function createUserAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createUser, state, form, {
    onSuccess: ({ id, username }, token) => ({
      redirectTo: "/desk/users",
      message: `User added successfully!${seen(token)}`,
      links: [{ label: `View ${quoteName(username)}`, href: `/desk/users/${id}` }],
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
      message: "User deactivated and signed out everywhere.",
      links: [toList],
    }),
  });
}

export async function reactivateUserAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(reactivateUser, state, form, {
    onSuccess: ({ id }) => ({
      redirectTo: `/desk/users/${id}`,
      message: "User reactivated. They can sign in again.",
      links: [toList],
    }),
  });
}

export async function deleteUserAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteUser, state, form, {
    onSuccess: ({ username }) => ({
      redirectTo: "/desk/users",
      message: `User ${quoteName(username)} deleted.`,
      links: [toList],
    }),
  });
}

export async function erasePersonAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(erasePerson, state, form, {
    onSuccess: ({ id, username, isThere }) => ({
      redirectTo: `/desk/users/${id}${isThere ? "" : "/history"}`,
      message: `Personal data erased. The user is now called ${username}.`,
      links: [toList],
    }),
  });
}

export async function issueLinkAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(issueOneTimeLink, state, form, {
    onSuccess: ({ id }, token) => ({
      redirectTo: `/desk/users/${id}`,
      message: token
        ? "New link created. Earlier links no longer work."
        : "This link was already created and shown once. Create a new one if you missed it.",
      secret: linkToShow(token),
    }),
  });
}

export async function endUserSessionsAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(endUserSessions, state, form, {
    onSuccess: ({ userId }) => ({ redirectTo: `/desk/users/${userId}`, message: "Signed out everywhere." }),
  });
}

/** For a repeated request: its link is not stored. */
function seen(token: string | undefined): string {
  return token ? "" : " The one-time link was already shown; if you missed it, create a new one on the user’s page.";
}

/** The one-time link, for the page that shows it once. */
function linkToShow(token: string | undefined) {
  if (!token) return undefined;
  return {
    label: "One-time link",
    text: `${env.PUBLIC_URL}/one-time-link/${token}`,
    hint: "Send them this link to set a password. Works once, expires in 3 days. It is shown only here.",
  };
}
