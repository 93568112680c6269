package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.scopes.Marked;
import dev.hushcell.testing.scopes.Scopes;
import dev.hushcell.testing.scopes.Tongue;
import dev.hushcell.testing.scopes.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every generated statement that the library takes is read. */
class GeneratedTextTests {
  private static final int TEXTS = 20_000;

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
      front.missed(text).ifPresent(why -> unread.add(why + ": " + text));
      read += front.statements(text).stream().anyMatch(each -> isRead(front, each)) ? 1 : 0;
    }
    assertThat(unread).isEmpty();
    assertThat(read).isGreaterThan(TEXTS * 3 / 4);
  }

  private static boolean isRead(Front front, Tokens statement) {
    return front.read(statement) instanceof Reading.Understood;
  }
}
