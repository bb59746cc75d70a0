import type { Metadata } from "next";
import { emptyFormState } from "@/components/form/form-state";
import { ErrorPage } from "@/components/ui/error-page";
import { getLinkUsername } from "@/lib/auth/links";
import { PasswordForm } from "./password-form";

export const metadata: Metadata = { title: "Choose a password", robots: "noindex" };

export default async function OneTimeLinkPage({ params }: PageProps<"/one-time-link/[token]">) {
  const { token } = await params;
  const username = await getLinkUsername(token);
  if (!username) {
    return (
      <ErrorPage title="This link no longer works" back={[{ label: "Sign in", href: "/sign-in" }]}>
        <p>It was already used or has expired. Ask an admin for a new one.</p>
      </ErrorPage>
    );
  }
  return (
    <main id="content" className="narrow">
      <h1>Choose a password, {username}</h1>
      <p>This link works once.</p>
      <PasswordForm initial={emptyFormState()} />
    </main>
  );
}
