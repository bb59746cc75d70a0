"use client";
import { type ReactNode, useState } from "react";

interface Props {
  className: string;
  role: "status" | "alert";
  /** The page without the message; where there is none, it is enough to ask for this page again. */
  href?: string;
  children: ReactNode;
}

/** Something that can be put away: at once, or without JavaScript by asking for the page again. */
export function Dismissible({ className, role, href, children }: Props) {
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  return (
    <div className={className} role={role}>
      <div>{children}</div>
      <form
        action={href}
        method="get"
        // Pressing it leaves no form on the page.
        data-stays-on-page
        onSubmit={(event) => {
          event.preventDefault();
          setShown(false);
          // The focus would be lost with the button.
          document.getElementById("content")?.focus();
        }}
      >
        <button type="submit" className="button button-small">
          Dismiss
        </button>
      </form>
    </div>
  );
}
