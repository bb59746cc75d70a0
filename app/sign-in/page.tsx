import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { emptyFormState } from "@/components/form/form-state";
import { Message } from "@/components/ui/message";
import { safeRedirectPath } from "@/lib/auth/origin";
import { needsSetup } from "@/lib/auth/setup";
import { env } from "@/lib/env";
import { FlashMessage } from "../flash";
import { viewer } from "../viewer";
import { ClearLocalDrafts } from "./clear-local-drafts";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in", robots: "noindex" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, draft } = await searchParams;
  const path = safeRedirectPath(Array.isArray(next) ? next[0] : next);
  if ((await viewer()).kind === "user") redirect(path);
  if (await needsSetup()) redirect("/setup");
  return (
    <main id="content" className="narrow">
      <ClearLocalDrafts />
      <h1>Sign in to {env.SHOP_NAME}</h1>
      <FlashMessage />
      {draft && (
        <Message tone="info">
          <p>
            {draft === "saved"
              ? "You were signed out, and nothing was saved yet. Sign in, and your draft will be restored."
              : "You were signed out, and nothing was saved. Sign in and fill in the form again."}
          </p>
        </Message>
      )}
      <SignInForm initial={emptyFormState()} next={path} />
      <p className="field-hint">Forgotten your password? An admin can give you a one-time link.</p>
    </main>
  );
}
