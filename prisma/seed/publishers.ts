/** The publisher, not the imprint, of an ISBN-13, for the number ranges of large publishers. */
export function publisherOf(isbn: string | null): string | null {
  const [publisher] = blocks.find(([, starts]) => starts.some((start) => isbn?.startsWith(`978${start}`))) ?? [];
  return publisher ?? null;
}

/** Group and registrant of the ISBN: the part between its first and third hyphen. */
const blocks: [publisher: string, starts: string[]][] = [
  ["HarperCollins", ["000", "006"]],
  ["Penguin", ["014"]],
  ["Simon & Schuster", ["0671", "0689", "07432", "07434", "14165", "14169", "14424", "14516", "14767"]],
  ["Random House", ["0307", "0375", "0394", "0679", "08129", "14000"]],
  ["Doubleday", ["0385"]],
  ["Little, Brown", ["0316"]],
  ["Scholastic", ["0439", "0545", "0590"]],
  ["New American Library", ["0451"]],
  ["Bantam", ["0553"]],
  ["St. Martin’s Press", ["0312"]],
  ["Ballantine", ["0345"]],
  ["Viking", ["0670"]],
  ["Grand Central", ["0446"]],
  ["Harcourt", ["015"]],
  ["Dell", ["0440"]],
  ["Dutton", ["0525"]],
  ["Ace", ["0441"]],
  ["Houghton Mifflin", ["0618"]],
  ["W. W. Norton", ["0393"]],
  ["Avon", ["0380"]],
  ["Tor", ["07653", "08125"]],
  ["Riverhead", ["159448", "159463"]],
  ["G. P. Putnam’s Sons", ["0399"]],
  ["Hyperion", ["07868"]],
  ["Farrar, Straus and Giroux", ["0374"]],
  ["Dover", ["0486"]],
  ["Hackett", ["087220"]],
  ["Cambridge University Press", ["0521"]],
  ["Faber & Faber", ["0571"]],
  ["Bloomsbury", ["07475"]],
];
