const by = (name: string) => [{ role: "author", author: { name } }];
const plain = { subtitle: null, series: null, seriesNumber: null };

/** Books whose covers are hard to draw. */
export const books = [
  { ...plain, title: "V.", language: "en", authors: by("Thomas Pynchon") },
  { ...plain, title: "吾輩は猫である", language: "ja", authors: by("夏目漱石") },
  { ...plain, title: "موسم الهجرة إلى الشمال", language: "ar", authors: by("الطيب صالح") },
  {
    ...plain,
    title: "The Life and Strange Surprizing Adventures of Robinson Crusoe, of York, Mariner",
    subtitle: "Who lived Eight and Twenty Years, all alone in an un-inhabited Island on the Coast of America",
    language: "en",
    authors: by("Daniel Defoe"),
  },
];
