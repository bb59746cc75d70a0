import { env } from "@/lib/env";
import { describeHours, nextOpening, openUntil } from "@/lib/stores/hours";

/** "Open until 18:00", or when it opens again, as of now. */
export function OpenStatus({ hours }: { hours: string | null }) {
  if (!hours || describeHours(hours).length === 0) return null;
  const now = new Date();
  const until = openUntil(hours, now, env.TIME_ZONE);
  return until ? (
    <p className="stock open-now">Open until {until}</p>
  ) : (
    <p className="stock stock-none open-now">Closed, opens {nextOpening(hours, now, env.TIME_ZONE)}</p>
  );
}

/** The opening hours of the week; hours that could not be parsed are shown as typed. */
export function OpeningHours({ hours }: { hours: string }) {
  const days = describeHours(hours);
  if (days.length === 0) return hours;
  return (
    <ul className="hours">
      {days.map(({ days, times }) => (
        <li key={days}>
          <span>{days}</span> <span>{times}</span>
        </li>
      ))}
    </ul>
  );
}
