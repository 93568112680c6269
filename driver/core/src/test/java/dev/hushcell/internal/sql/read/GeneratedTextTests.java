package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.scopes.Marked;
import dev.hushcell.testing.scopes.Scopes;
import dev.hushcell.testing.scopes.Tongue;
import dev.hushcell.testing.scopes.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every generated statement is read, but for two forms that servers refuse as well. */
class GeneratedTextTests {
  private static final int TEXTS = Depth.of(4_000, 20_000);
  private static final Pattern AFTER_A_JOIN =
      Pattern.compile("insert .* join [^()]* on (conflict|duplicate)", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void readsEachText(Tongue tongue) {
    Front front = Front.of(tongue.name().toLowerCase(Locale.ROOT));
    World world = new World(tongue);
    Scopes scopes = new Scopes(world, tongue);
    List<String> unread = new ArrayList<>();
    int read = 0;
    for (long seed = 0; seed < TEXTS; seed++) {
      String text = scopes.statement(seed).text("s", Marked::value).sql();
      front
          .missed(text)
          .filter(why -> !isRefusedByServers(why, text.toLowerCase(Locale.ROOT)))
          .ifPresent(why -> unread.add(why + ": " + text));
      read += front.statements(text).stream().anyMatch(each -> isRead(front, each)) ? 1 : 0;
    }
    assertThat(unread).isEmpty();
    assertThat(read).isGreaterThan(TEXTS * 3 / 4);
  }

  /** MERGE from several tables; ON CONFLICT, or ON DUPLICATE KEY, where a join may have its ON. */
  private static boolean isRefusedByServers(String why, String text) {
    return why.startsWith("ON at ")
        ? text.contains("merge ")
        : why.startsWith("the end of the statement") && AFTER_A_JOIN.matcher(text).find();
  }

  private static boolean isRead(Front front, Tokens statement) {
    return front.read(statement) instanceof Reading.Understood;
  }
}
