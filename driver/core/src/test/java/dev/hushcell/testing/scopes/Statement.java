package dev.hushcell.testing.scopes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A generated statement, and what of it is written more simply. */
public final class Statement {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  private final long seed;
  private final boolean change;
  private final Piece piece;
  private final Dress dress;
  private final Map<Piece, Piece> instead;

  Statement(long seed, boolean change, Piece piece, Dress dress) {
    this(seed, change, piece, dress, Piece.nothing());
  }

  private Statement(
      long seed, boolean change, Piece piece, Dress dress, Map<Piece, Piece> instead) {
    this.seed = seed;
    this.change = change;
    this.piece = piece;
    this.dress = dress;
    this.instead = instead;
  }

  /**
   * Takes a statement that is written down.
   *
   * @param text with {@code {0}} where the value of a mark stands
   * @param bound whether the values are bound to parameters
   */
  public static Statement written(String text, boolean bound) {
    List<Object> parts = new ArrayList<>();
    Matcher places = PLACE.matcher(text);
    int end = 0;
    while (places.find()) {
      parts.add(text.substring(end, places.start()));
      parts.add(Value.of(Integer.parseInt(places.group(1)), bound));
      end = places.end();
    }
    parts.add(text.substring(end));
    boolean change = !text.startsWith("select") && !text.startsWith("with");
    return new Statement(0, change, Piece.of(parts.toArray()), Dress.NONE);
  }

  public long seed() {
    return seed;
  }

  /** Tells whether it changes rows. */
  boolean change() {
    return change;
  }

  List<Integer> marks() {
    return piece.marks(instead);
  }

  /** Returns the statement for a side, where some marks may have other values. */
  public Text text(String schema, IntFunction<String> values) {
    return dress.on(piece.text(schema, values, instead));
  }

  /** Returns the same statement with one part written more simply, in each way that there is. */
  List<Statement> simpler() {
    Stream<Statement> bare =
        dress.simpler().stream()
            .filter(each -> !each.equals(dress))
            .map(each -> new Statement(seed, change, piece, each, instead));
    Stream<Statement> simpler =
        piece.all(instead).stream()
            .flatMap(each -> each.simpler().stream().map(other -> with(each, other)));
    return Stream.concat(bare, simpler).toList();
  }

  private Statement with(Piece each, Piece other) {
    Map<Piece, Piece> more = new HashMap<>(instead);
    more.put(each, other);
    return new Statement(seed, change, piece, dress, more);
  }
}
