import { ButtonLink } from "@/components/ui/button-link";

const tones = ["plain", "primary", "danger", "quiet"] as const;

/** Buttons: default, small, disabled and pending. */
export function Buttons() {
  return (
    <div className="grid gap-3">
      {tones.map((tone) => (
        <p key={tone} className="actions">
          <ButtonLink href="/desk/styleguide" tone={tone}>
            {tone}
          </ButtonLink>
          <ButtonLink href="/desk/styleguide" tone={tone} small>
            small
          </ButtonLink>
          <button type="button" className={`button button-${tone}`} disabled>
            Disabled
          </button>
          <button type="button" className={`button button-${tone}`} aria-disabled aria-busy>
            Saving…
          </button>
        </p>
      ))}
    </div>
  );
}
