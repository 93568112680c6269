package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.LetterCase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares what the driver knows of letters with what a database makes of them. */
final class LetterWords {
  /** Letters that depend on others in some language, and some that do not. */
  private static final String HARD =
      "aAiIjJ\u012e\u012f\u0130\u0131\u00df\u1e9e\u017f\u212a\u03a3\u03c3\u03c2\u03b1\u03ac\u0386"
          + "\u03b9\u0399\u03ca\u0390\u03ae\u1f86\u1fb3\u0587\u01c4\u01c5\u0149\ufb01\u0307\u0301\u0323"
          + "\u0345\u00ad .'-\u1c89\u10d0\u1c90\u13a0\uab70";

  private static final int AT_ONCE = 400;

  private final Connection database;
  private final LetterCase letters;
  private final String calls;
  private final Random random = new Random(20261130);

  /**
   * Prepares it.
   *
   * @param calls LOWER and UPPER of a parameter, apart by a comma
   */
  LetterWords(Connection database, LetterCase letters, String calls) {
    this.database = database;
    this.letters = letters;
    this.calls = calls;
  }

  /** Compares each letter up to a last one; returns of how many a case is known. */
  int compareEach(int last) throws SQLException {
    return compareSome(last, 0, 1);
  }

  /** Compares every so many letters up to a last one, the first of which is given. */
  int compareSome(int last, int first, int stride) throws SQLException {
    List<String> all =
        IntStream.rangeClosed(1, last)
            .filter(each -> !(each >= 0xD800 && each <= 0xDFFF))
            .filter(each -> each % stride == first)
            .mapToObj(Character::toString)
            .toList();
    return compare(all);
  }

  /** Compares words; returns in how many of them a letter was changed. */
  int compareWords(int count) throws SQLException {
    List<String> words = new ArrayList<>();
    int[] hard = HARD.codePoints().toArray();
    for (int i = 0; i < count; i++) {
      StringBuilder word = new StringBuilder();
      for (int j = random.nextInt(7); j >= 0; j--) {
        boolean any = random.nextInt(3) == 0;
        word.append(random.nextInt(8) == 0 ? "\u03a3" : "");
        word.appendCodePoint(any ? 1 + random.nextInt(0x24FF) : hard[random.nextInt(hard.length)]);
      }
      words.add(word.toString());
    }
    return compare(words);
  }

  private int compare(List<String> texts) throws SQLException {
    List<String> known =
        texts.stream()
            .filter(
                each ->
                    letters.inCase(each, false).isPresent()
                        || letters.inCase(each, true).isPresent())
            .toList();
    int changed = 0;
    for (int i = 0; i < known.size(); i += AT_ONCE) {
      changed += compareTogether(known.subList(i, Math.min(known.size(), i + AT_ONCE)));
    }
    return changed;
  }

  private int compareTogether(List<String> texts) throws SQLException {
    String sql = "select " + String.join(", ", Collections.nCopies(texts.size(), calls));
    int changed = 0;
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < 2 * texts.size(); i++) {
        statement.setString(i + 1, texts.get(i / 2));
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        for (int i = 0; i < texts.size(); i++) {
          String text = texts.get(i);
          String lower = row.getString(2 * i + 1);
          String upper = row.getString(2 * i + 2);
          compare(text, false, lower);
          compare(text, true, upper);
          changed += text.equals(lower) && text.equals(upper) ? 0 : 1;
        }
      }
    }
    return changed;
  }

  private void compare(String text, boolean capitals, @Nullable String found) {
    letters
        .inCase(text, capitals)
        .ifPresent(
            each ->
                assertThat(found)
                    .as("%s in %s", written(text), capitals ? "capitals" : "small letters")
                    .isEqualTo(each));
  }

  private static String written(String text) {
    return text.codePoints().mapToObj(each -> String.format("U+%04X", each)).toList().toString();
  }
}
