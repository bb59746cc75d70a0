/** The layouts of a cover. Another one changes which book has which: it is a new edition of them all (address.ts). */

import type { Text } from "../cover-text";
import type { Look } from "../draw";
import type { Page } from "../page";
import { bands } from "./bands";
import { deckle } from "./deckle";
import { headline } from "./headline";
import { label } from "./label";
import { picture } from "./picture";
import { titlePage } from "./title-page";

export type Layout = (text: Text, look: Look) => Page;

export const layouts: [Layout, ...Layout[]] = [titlePage, bands, headline, label, deckle, picture];
