import type { Metadata } from "next";
import { ButtonForm } from "@/components/form/button-form";
import { freshForm } from "@/components/form/state";
import { KeyList } from "@/components/keys/key-list";
import { SingleKeysSwitch } from "@/components/keys/single-keys-switch";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { mySessions } from "@/lib/users/queries";
import { formatTime } from "@/lib/values/format";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { endSessionAction } from "./actions";
import { PasswordForm } from "./password-form";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const actor = await requireAbility("desk");
  const sessions = await mySessions(actor);
  return (
    <>
      <PageHeader title="Your account" actions={<ButtonLink href="/desk/views">Saved views</ButtonLink>}>
        <p>
          Signed in as {actor.username}. Your role: {actor.role}.
        </p>
      </PageHeader>
      <FlashMessage />
      <Section title="Password">
        <PasswordForm initial={freshForm()} />
      </Section>
      <Section title="Keys">
        <KeyList />
        <SingleKeysSwitch />
      </Section>
      <Section title="Where you are signed in">
        <ul className="entries">
          {sessions.map((session) => (
            <li key={session.id}>
              <span className="entry-name">
                {session.device}, since {formatTime(session.createdAt)}, last seen {formatTime(session.lastSeenAt)}
              </span>
              {session.id === actor.sessionId ? (
                <strong>This one</strong>
              ) : (
                <ButtonForm
                  action={endSessionAction}
                  initial={freshForm()}
                  values={{ id: String(session.id) }}
                  label="Sign out there"
                />
              )}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
