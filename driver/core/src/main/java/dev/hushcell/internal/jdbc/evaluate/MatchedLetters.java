package dev.hushcell.internal.jdbc.evaluate;

/**
 * Of which letters it is certain whether they are the same without regard to case. As suits a
 * pattern, a database compares small letters, capitals, or the small letters of capitals; for the
 * dotless i beside the i that makes a difference.
 */
final class MatchedLetters {
  private static final int ASCII = 0x80;

  private MatchedLetters() {}

  /** Tells whether it is certain for each letter of one text beside each of the other. */
  static boolean areCertain(String one, String other) {
    return (isAscii(one) && isAscii(other))
        || one.codePoints()
            .allMatch(letter -> other.codePoints().allMatch(each -> isCertain(letter, each)));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(each -> each < ASCII);
  }

  private static boolean isCertain(int one, int other) {
    if (one == other || (one < ASCII && other < ASCII)) {
      return true;
    }
    int capital = Character.toUpperCase(one);
    int otherCapital = Character.toUpperCase(other);
    boolean same = capital == otherCapital;
    boolean sameSmall = Character.toLowerCase(one) == Character.toLowerCase(other);
    boolean sameBoth = Character.toLowerCase(capital) == Character.toLowerCase(otherCapital);
    boolean isUnit = Character.isBmpCodePoint(one); // otherwise versions of Java differ
    return same == sameSmall && same == sameBoth && (isUnit || !same);
  }
}
