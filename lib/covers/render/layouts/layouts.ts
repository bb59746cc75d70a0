/** The layouts. Adding one changes the layout of every book: increase DRAWING_VERSION (url.ts). */

import type { CoverTextBlocks } from "../cover-text";
import type { CoverTheme } from "../draw";
import type { Page } from "../page";
import { bands } from "./bands";
import { deckle } from "./deckle";
import { headline } from "./headline";
import { label } from "./label";
import { picture } from "./picture";
import { titlePage } from "./title-page";

export type Layout = (text: CoverTextBlocks, look: CoverTheme) => Page;

export const layouts: [Layout, ...Layout[]] = [titlePage, bands, headline, label, deckle, picture];
