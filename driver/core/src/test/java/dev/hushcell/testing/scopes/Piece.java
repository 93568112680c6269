package dev.hushcell.testing.scopes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A part of a statement, and simpler ones that could stand in its place; each is equal to itself.
 */
final class Piece {
  /** Stands for the schema of the side that gets the statement. */
  static final String SCHEMA = "{schema}";

  private final List<Object> parts;
  private final List<Piece> simpler;

  private Piece(List<Object> parts, List<Piece> simpler) {
    this.parts = parts;
    this.simpler = simpler;
  }

  /** Joins words, values and pieces. */
  static Piece of(Object... parts) {
    return new Piece(List.copyOf(Arrays.asList(parts)), List.of());
  }

  /** Joins pieces. */
  static Piece joined(String separator, List<Piece> pieces) {
    List<Object> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!parts.isEmpty()) {
        parts.add(separator);
      }
      parts.add(piece);
    }
    return new Piece(List.copyOf(parts), List.of());
  }

  /** Returns the same with what is simpler and may stand for it. */
  Piece or(Object... others) {
    List<Piece> all = new ArrayList<>(simpler);
    for (Object other : others) {
      all.add(other instanceof Piece piece ? piece : of(other));
    }
    return new Piece(parts, List.copyOf(all));
  }

  List<Piece> simpler() {
    return simpler;
  }

  /** Returns this one and all that it is made of, some of which others stand for. */
  List<Piece> all(Map<Piece, Piece> instead) {
    List<Piece> all = new ArrayList<>();
    collect(all, instead);
    return all;
  }

  private void collect(List<Piece> all, Map<Piece, Piece> instead) {
    Piece other = instead.get(this);
    if (other != null) {
      other.collect(all, instead);
      return;
    }
    all.add(this);
    for (Object part : parts) {
      if (part instanceof Piece piece) {
        piece.collect(all, instead);
      }
    }
  }

  /** Returns the numbers of the marks in it. */
  List<Integer> marks(Map<Piece, Piece> instead) {
    return all(instead).stream()
        .flatMap(piece -> piece.parts.stream())
        .filter(Value.class::isInstance)
        .map(part -> ((Value) part).mark())
        .distinct()
        .toList();
  }

  /** Writes it down for a side. */
  Text text(String schema, IntFunction<String> values, Map<Piece, Piece> instead) {
    StringBuilder sql = new StringBuilder();
    List<String> parameters = new ArrayList<>();
    write(sql, parameters, values, instead);
    return new Text(sql.toString().replace(SCHEMA, schema), List.copyOf(parameters));
  }

  static Map<Piece, Piece> nothing() {
    return Map.of();
  }

  private void write(
      StringBuilder sql,
      List<String> parameters,
      IntFunction<String> values,
      Map<Piece, Piece> instead) {
    Piece other = instead.get(this);
    if (other != null) {
      other.write(sql, parameters, values, instead);
      return;
    }
    for (Object part : parts) {
      if (part instanceof Piece piece) {
        piece.write(sql, parameters, values, instead);
      } else if (part instanceof Value value && value.bound()) {
        sql.append('?');
        parameters.add(values.apply(value.mark()));
      } else if (part instanceof Value value) {
        sql.append(value.literal(values.apply(value.mark())));
      } else {
        sql.append(part);
      }
    }
  }
}
