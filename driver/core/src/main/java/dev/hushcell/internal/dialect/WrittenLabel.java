package dev.hushcell.internal.dialect;

import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Place;
import java.util.Optional;

/** The name of a result column that is called as it is written. */
public final class WrittenLabel {
  private WrittenLabel() {}

  /** Returns it; empty where something else than blanks stands between its tokens. */
  public static Optional<String> of(Expression value, Tokens tokens) {
    Place place = value.place();
    for (int i = place.begin() + 1; i < place.end(); i++) {
      int begin = tokens.get(i - 1).end();
      int end = tokens.get(i).begin();
      String between = tokens.text(begin, end);
      if (!between.chars().allMatch(each -> each == ' ')) {
        return Optional.empty();
      }
    }
    return Optional.of(
        tokens.text(tokens.get(place.begin()).begin(), tokens.get(place.end() - 1).end()));
  }
}
