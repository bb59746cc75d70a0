"use client";
import { type ReactNode, useState } from "react";

interface Props {
  className: string;
  role: "status" | "alert";
  /** The address of the page without the message; by default, this page's. */
  href?: string;
  children: ReactNode;
}

/** Content that can be dismissed: instantly, or without JavaScript by reloading the page. */
export function Dismissible({ className, role, href, children }: Props) {
  const [shown, setShown] = useState(true);
  if (!shown) return null;
  return (
    <div className={className} role={role}>
      <div>{children}</div>
      <form
        action={href}
        method="get"
        // Submitting it does not leave the page.
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
