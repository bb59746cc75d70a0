import type { Metadata } from "next";
import { freshForm } from "@/components/form/state";
import { Lost } from "@/components/ui/error-page";
import { linkUsername } from "@/lib/auth/links";
import { PasswordForm } from "./password-form";

export const metadata: Metadata = { title: "Choose a password", robots: "noindex" };

export default async function OneTimeLinkPage({ params }: PageProps<"/one-time-link/[token]">) {
  const { token } = await params;
  const username = await linkUsername(token);
  if (!username) {
    return (
      <Lost title="This link cannot be used" back={[{ label: "Sign in", href: "/sign-in" }]}>
        <p>It has been used already, or is too old. Ask an admin for a new one.</p>
      </Lost>
    );
  }
  return (
    <main id="content" className="narrow">
      <h1>Choose a password, {username}</h1>
      <p>This link works once.</p>
      <PasswordForm initial={freshForm()} />
    </main>
  );
}
