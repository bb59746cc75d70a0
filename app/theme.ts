import "server-only";
import { cookies } from "next/headers";
import { isTheme, type Theme, themeCookie } from "@/components/frame/themes";

/** The look that this device was given; none follows the system. */
export async function chosenTheme(): Promise<Theme | undefined> {
  const value = (await cookies()).get(themeCookie)?.value;
  return isTheme(value) ? value : undefined;
}
