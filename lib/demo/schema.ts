import { z } from "zod";
import { MIN_PASSWORD_LENGTH } from "../auth/password-length";
import { newAuthorSchema } from "../authors/schema";
import { bookSchemas } from "../books/schema";
import { newComputerSchema } from "../computers/schema";
import { env } from "../env";
import { newPickSchema } from "../picks/schema";
import { MAX_QUANTITY } from "../stock/count";
import { newStoreSchema } from "../stores/schema";
import { roles } from "../users/roles";
import { newUserSchema } from "../users/schema";

const { newBook } = bookSchemas(env.CURRENCY);
const made = { createdAt: z.date() };
/** Rows without ids refer to each other by their index in these arrays. */
const place = z.int().nonnegative();

/** The demo data: each row as its form would submit it, with its creation time. */
export const demoSchema = z.strictObject({
  users: z.array(newUserSchema.extend({ role: z.enum(roles), active: z.boolean(), registeredAt: z.date() })),
  /** The password of all these users. */
  password: z.string().min(MIN_PASSWORD_LENGTH),
  authors: z.array(newAuthorSchema.extend(made)),
  books: z.array(newBook.extend({ authors: z.array(place), ...made })),
  stores: z.array(newStoreSchema.extend({ open: z.boolean(), ...made })),
  stock: z.array(
    z.strictObject({
      book: place,
      store: place,
      quantity: z.int().nonnegative().max(MAX_QUANTITY),
      updatedAt: z.date(),
    }),
  ),
  computers: z.array(newComputerSchema.omit({ storeId: true }).extend({ store: place.nullable(), ...made })),
  picks: z.array(newPickSchema.extend({ book: place, user: place, ...made }).omit({ bookId: true })),
});

export type DemoInput = z.input<typeof demoSchema>;
export type Demo = z.output<typeof demoSchema>;
