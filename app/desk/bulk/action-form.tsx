import type { ReactNode } from "react";

interface Props {
  action: string;
  hidden: [name: string, value: string][];
  button: string;
  children?: ReactNode;
}

/** A form that changes nothing: it leads to the address that has what was selected in it. */
export function ActionForm({ action, hidden, button, children }: Props) {
  return (
    <form className={children ? "form form-inline" : undefined}>
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="action" value={action} />
      {children}
      <button type="submit" className="button">
        {button}
      </button>
    </form>
  );
}
