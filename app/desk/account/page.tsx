import type { Metadata } from "next";
import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { ShortcutList } from "@/components/keys/shortcut-list";
import { SingleKeysSwitch } from "@/components/keys/single-keys-switch";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listOwnSessions } from "@/lib/users/queries";
import { formatDateTime } from "@/lib/values/format";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { endSessionAction } from "./actions";
import { PasswordForm } from "./password-form";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const actor = await requireAbility("desk");
  const sessions = await listOwnSessions(actor);
  return (
    <>
      <PageHeader title="Your account" actions={<ButtonLink href="/desk/views">Saved views</ButtonLink>}>
        <p>
          Signed in as {actor.username}. Your role: {actor.role}.
        </p>
      </PageHeader>
      <FlashMessage />
      <Section title="Password">
        <PasswordForm initial={emptyFormState()} />
      </Section>
      <Section title="Keyboard shortcuts">
        <ShortcutList />
        <SingleKeysSwitch />
      </Section>
      <Section title="Active sessions">
        <ul className="entries">
          {sessions.map((session) => (
            <li key={session.id}>
              <span className="entry-name">
                {session.device}, since {formatDateTime(session.createdAt)}, last seen{" "}
                {formatDateTime(session.lastSeenAt)}
              </span>
              {session.id === actor.sessionId ? (
                <strong>This device</strong>
              ) : (
                <ButtonForm
                  action={endSessionAction}
                  initial={emptyFormState()}
                  values={{ id: String(session.id) }}
                  label="Sign out"
                />
              )}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
