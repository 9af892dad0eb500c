/** Vietnamese syllables (âm tiết): onset, rime and tone that can stand together. Tells Vietnamese from look-alike junk. */

const ONSETS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x".split(" ");
const RIMES = new Set(
  (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu " +
    "o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong ooc " +
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uât uây uâng uê uêch uênh uơ uôc uôi uôm uôn uông uôt " +
    "uy uya uych uynh uyn uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu " +
    "y yêm yên yêng yêt yêu ynh ych yt"
  ).split(" "),
);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const CONSONANT_TONE = /[bcdđfghjklmnpqrstvwxz][\u0300\u0301\u0303\u0309\u0323]/;

/** True if the word can be one Vietnamese syllable, in any case, composed or not. */
export function isSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize("NFD");
  const tones = decomposed.match(TONES) ?? [];
  // A tone stands on a vowel: ñ is no Vietnamese letter.
  if (tones.length > 1 || CONSONANT_TONE.test(decomposed)) return false;
  const letters = decomposed.replace(TONES, "").normalize("NFC");
  // Syllables that end in p, t, c, ch take only sắc or nặng.
  if (/(?:[ptc]|ch)$/.test(letters) && tones[0] !== "\u0301" && tones[0] !== "\u0323") return false;
  if (RIMES.has(letters)) return true;
  return ONSETS.some((onset) => {
    if (!letters.startsWith(onset)) return false;
    const rime = letters.slice(onset.length);
    if (onset === "gi") return RIMES.has(rime) || rime === "" || RIMES.has(`i${rime}`);
    return RIMES.has(rime);
  });
}
