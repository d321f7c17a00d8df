const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const accented = vowels.flatMap((vowel) => tones.map((tone) => `${vowel}${tone}`.normalize('NFC')));

/** The 134 letters of Vietnamese beyond those of English: twelve vowels in six tones without the six plain ones, and đ. */
export const vietnameseLetters: readonly string[] = [...accented.filter((letter) => letter > 'z'), 'đ'].flatMap(
  (letter) => [letter, letter.toUpperCase()],
);
