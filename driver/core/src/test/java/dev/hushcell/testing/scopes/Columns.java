package dev.hushcell.testing.scopes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes columns that a scope has, or an outer one. */
final class Columns {
  private record Found(Source source, Field field, boolean ambiguous) {}

  private final Build build;

  Columns(Build build) {
    this.build = build;
  }

  /**
   * A column as it stands in the text.
   *
   * @param name as it is called where it is not renamed
   */
  record Written(Piece piece, String name) {}

  /** Returns a column of a scope or, less often, of one around it. */
  Optional<Written> any(Scope scope, boolean number) {
    return any(scope, number, 84);
  }

  /** Returns a column of a scope, in so many of a hundred cases. */
  Optional<Written> any(Scope scope, boolean number, int near) {
    List<Written> hidden = hidden(scope, number);
    if (!hidden.isEmpty() && build.chance(45)) {
      return Optional.of(build.pick(hidden));
    }
    Scope from = scope;
    while (from.outer().isPresent()
        && (from.sources().isEmpty() || !build.chance(near))
        && from.outer().get().sources().stream().anyMatch(source -> !source.fields().isEmpty())) {
      from = from.outer().get();
    }
    List<Found> found = new ArrayList<>();
    for (Source source : from.sources()) {
      for (Field field : source.fields()) {
        if (field.number() == number) {
          found.add(new Found(source, field, build.isAmbiguous(from, field.name())));
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(written(build.pick(found)));
  }

  /** Returns columns of outer scopes that inner names hide, but for their case. */
  private List<Written> hidden(Scope scope, boolean number) {
    List<Written> hidden = new ArrayList<>();
    List<Source> inner = new ArrayList<>(scope.sources());
    Optional<Scope> outer = scope.outer();
    while (outer.isPresent()) {
      for (Source source : outer.get().sources()) {
        boolean alike = inner.stream().anyMatch(each -> isAlike(each.name(), source.name()));
        for (Field field : source.fields()) {
          boolean same =
              inner.stream()
                  .flatMap(each -> each.fields().stream())
                  .anyMatch(each -> isAlike(each.name(), field.name()));
          if (field.number() == number && (alike || same)) {
            String name = build.column(field.name());
            String text = alike ? build.alias(source.name()) + "." + name : name;
            hidden.add(new Written(Piece.of(text), field.name()));
          }
        }
      }
      inner.addAll(outer.get().sources());
      outer = outer.get().outer();
    }
    return hidden;
  }

  private static boolean isAlike(String one, String two) {
    return one.equalsIgnoreCase(two) && !one.equals(two);
  }

  private Written written(Found found) {
    String name = build.column(found.field().name());
    boolean qualified = build.chance(found.ambiguous() ? 97 : 40);
    String text = qualified ? build.qualifier(found.source()) + "." + name : name;
    return new Written(Piece.of(text), found.field().name());
  }
}
