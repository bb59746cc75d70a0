import type { ReactNode } from "react";

interface Props {
  deed: string;
  hidden: [name: string, value: string][];
  button: string;
  children?: ReactNode;
}

/** A form that changes nothing: it leads to the address that has what was chosen in it. */
export function AskForm({ deed, hidden, button, children }: Props) {
  return (
    <form className={children ? "form form-inline" : undefined}>
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="do" value={deed} />
      {children}
      <button type="submit" className="button">
        {button}
      </button>
    </form>
  );
}
