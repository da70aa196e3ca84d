// Pseudo-words: every letter is an accented look-alike, and words are longer by 40 in 100, as a translation can be. They
// stay readable, and nothing else that a page shows has such letters: what has plain ones is not from the messages.

// Small letter and capital have the same accent, so that a word in capitals is still made of look-alikes.
const LOOK_ALIKES = "aā bƀ cĉ dđ eē fḟ gĝ hħ iī jĵ kķ lļ mṁ nņ oō pṗ qɋ rř sş tţ uū vṽ wŵ xẋ yŷ zž".split(" ");
const LOOK_ALIKE = new Map(LOOK_ALIKES.flatMap(([plain, look]) => [[plain, look], [plain.toUpperCase(), look.toUpperCase()]]));
const OWN = new Set(LOOK_ALIKE.values());
const VOWELS = /[aeiou]/i;
const LONGER_PERCENT = 40;

export function pseudo(text) {
  return text.normalize("NFC").replace(/\p{L}+/gu, (word) => [...longer(word)].map(lookAlike).join(""));
}

// Whether a text has a letter of an English or Spanish word; whether it has one of a pseudo-word.
export const hasPlain = (text) => [...text].some((letter) => lookAlike(letter) !== letter);
export const hasPseudo = (text) => [...text].some((letter) => OWN.has(letter));

// Spanish accents go first: á looks as a does.
function lookAlike(letter) {
  if (OWN.has(letter)) return letter;
  return LOOK_ALIKE.get(letter) ?? LOOK_ALIKE.get(letter.normalize("NFD")[0]) ?? letter;
}

// Vowels are drawn out, one after the other; a word without any draws out its end.
function longer(word) {
  const letters = [...word];
  const more = Math.round((letters.length * LONGER_PERCENT) / 100);
  const vowels = [...letters.keys()].filter((at) => VOWELS.test(letters[at].normalize("NFD")[0]));
  if (vowels.length === 0) vowels.push(letters.length - 1);
  const times = letters.map(() => 1);
  for (let nth = 0; nth < more; nth += 1) times[vowels[nth % vowels.length]] += 1;
  // What is drawn out begins with a capital at most once.
  return letters.map((letter, at) => letter + (word === word.toUpperCase() ? letter : letter.toLowerCase()).repeat(times[at] - 1)).join("");
}
