import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { emptyFormState } from "@/components/form/form-state";
import { logSetupCode } from "@/lib/auth/log-setup-code";
import { needsSetup } from "@/lib/auth/setup";
import { SetupForm } from "./setup-form";

export const metadata: Metadata = { title: "Set up", robots: "noindex" };

export default async function SetupPage() {
  if (!(await needsSetup())) notFound();
  await logSetupCode();
  return (
    <main id="content" className="narrow">
      <h1>Welcome to Deckle</h1>
      <p>
        Create the first admin account. To prove that this server is yours, enter the code from the file{" "}
        <code>setup-code.txt</code> in Deckle’s data folder. The server log says where it is.
      </p>
      <SetupForm initial={emptyFormState()} />
    </main>
  );
}
