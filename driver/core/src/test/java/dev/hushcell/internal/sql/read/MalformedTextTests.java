package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.testing.reading.Front;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is left of a text when words are lost, swapped or doubled is read, or refused at a place.
 */
class MalformedTextTests {
  private static final int EACH = 60;

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb", "sqlite", "sqlserver"})
  void neverFailsOtherwise(String database) {
    Front front = Front.of(database);
    Random random = new Random(29);
    int refused = 0;
    int understood = 0;
    for (ReadingCases.Case each : ReadingCases.all()) {
      if (!each.databases().contains(database)) {
        continue;
      }
      for (int i = 0; i < EACH; i++) {
        String text = mutant(front, each.text(), random);
        for (Tokens statement : front.statements(text)) {
          Reading reading = front.read(statement);
          if (reading instanceof Reading.NotUnderstood failure) {
            assertThat(failure.expected()).as(text).isNotBlank();
            assertThat(failure.position()).as(text).isBetween(0, text.length());
            refused++;
          } else {
            assertThat(((Reading.Understood) reading).tree().disowned()).as(text).isEmpty();
            understood++;
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(understood).isGreaterThan(1000);
    assertThat(understood).isGreaterThan(100);
  }

  /** No message has anything of the text but words of the language. */
  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT a FROM t WHERE b = 'secret' 'secret'", "SELECT 'secret' secret x"})
  void nothingIsQuoted(String text) {
    Reading reading = Front.of("postgresql").read(text);
    assertThat(reading).isInstanceOf(Reading.NotUnderstood.class);
    assertThat(reading.toString()).doesNotContain("secret");
  }

  private static String mutant(Front front, String text, Random random) {
    List<Tokens> statements = front.statements(text);
    if (statements.isEmpty()) {
      return text;
    }
    List<String> words = new ArrayList<>();
    statements.get(0).list().forEach(each -> words.add(text.substring(each.begin(), each.end())));
    int changes = 1 + random.nextInt(2);
    for (int i = 0; i < changes && !words.isEmpty(); i++) {
      int at = random.nextInt(words.size());
      switch (random.nextInt(3)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, words.get(random.nextInt(words.size())));
        default -> {
          int other = random.nextInt(words.size());
          String word = words.get(at);
          words.set(at, words.get(other));
          words.set(other, word);
        }
      }
    }
    return String.join(" ", words);
  }
}
