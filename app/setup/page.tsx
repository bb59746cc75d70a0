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
        Make the first admin. The code shows that this machine is yours: it is in the file <code>setup-code.txt</code>{" "}
        in Deckle’s data folder; the server’s log says where.
      </p>
      <SetupForm initial={emptyFormState()} />
    </main>
  );
}
