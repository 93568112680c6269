package dev.hushcell.testing.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.StatementReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The statements that are not read to their end, found in many texts. All of them are in a file,
 * which has none that is read.
 */
public final class Unread {
  private final Set<String> found = new TreeSet<>();
  private int read;

  /** Reads the queries, changes of rows and calls of a text; not what has a token in doubt. */
  public void examine(String database, Front front, String text) {
    for (Tokens statement : front.statements(text)) {
      boolean rows =
          StatementHead.of(statement).readsOrChangesRows()
              || statement.isAnyWord(0, "CALL", "EXEC", "IF", "WHILE");
      if (!rows || !statement.doubts().isEmpty()) {
        continue;
      }
      if (front.read(statement) instanceof Reading.Understood) {
        read++;
      } else {
        found.add(database + ": " + written(statement));
      }
    }
  }

  private static String written(Tokens statement) {
    int begin = statement.get(0).begin();
    String text = statement.text(begin, statement.get(statement.size() - 1).end());
    return text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** Returns how many statements were read. */
  public int read() {
    return read;
  }

  /** What was found is what a file has. */
  public void assertIs(String resource) throws IOException {
    Set<String> known = new TreeSet<>();
    try (InputStream in = Unread.class.getResourceAsStream(resource)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(known::add);
    }
    assertThat(found).as("%d read, %d not", read, found.size()).isEqualTo(known);
  }
}
