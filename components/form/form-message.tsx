"use client";
import Link from "next/link";
import type { FormState } from "./form-state";

/** The server's message above the fields, with the errors of fields that the form does not show. */
export function FormMessage({
  state: { message, fields, submitError: unanswered },
  labels,
  reload,
}: {
  state: FormState;
  labels: Record<string, string>;
  reload: () => void;
}) {
  if (!message) return null;
  const unplaced = Object.entries(fields).filter(
    ([name]) => labels[name.split(".")[0] ?? name] === undefined && Object.keys(labels).length > 0,
  );
  return (
    <div
      className={`message message-${message.tone}`}
      role={message.tone === "error" ? "alert" : "status"}
      tabIndex={-1}
      data-form-message
    >
      <p>{message.text}</p>
      {unanswered === "stale" && (
        <button type="button" className="button button-small" onClick={reload}>
          Reload this page
        </button>
      )}
      {unanswered === "signed-out" && (
        <a className="button button-small" href="/sign-in?next=/desk" target="_blank" rel="noopener">
          Sign in (new tab)
        </a>
      )}
      {message.related && message.related.length > 0 && (
        <ul>
          {message.related.map(({ label, href }) => (
            <li key={href}>
              <Link href={href}>{label}</Link>
            </li>
          ))}
        </ul>
      )}
      {unplaced.map(([name, notes]) => (
        <p key={name}>{notes.map((note) => note.message).join(" ")}</p>
      ))}
    </div>
  );
}
