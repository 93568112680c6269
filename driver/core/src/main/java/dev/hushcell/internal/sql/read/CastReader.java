package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Computation.Cast;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads CAST and CONVERT. */
record CastReader(Readers readers, Cursor cursor) {
  /** Reads {@code CAST(a AS t)}. */
  Expression cast() {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    String style = cursor.takeWord();
    cursor.take();
    Expression value = readers.expression();
    cursor.expect("AS");
    TypeName type = readers.names.type();
    Optional<Expression> format = readers.expressionBehind("FORMAT");
    cursor.expect(")");
    cursor.higher();
    return new Cast(cursor.place(begin), style, value, type, format);
  }

  /** Reads {@code CONVERT(a, t)} or {@code CONVERT(t, a)}; null where it is a usual function. */
  @Nullable Expression convert() {
    boolean first = readers.has(Feature.CONVERT_TYPE_FIRST);
    boolean using = "USING".equals(cursor.wordAt(cursor.closing(cursor.at() + 1) - 2));
    if (!first && (using || !readers.has(Feature.CONVERT_TYPE_LAST))) {
      return null;
    }
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    String style = cursor.takeWord();
    cursor.take();
    Cast cast = first ? typeFirst(style, begin) : typeLast(style, begin);
    cursor.higher();
    return cast;
  }

  private Cast typeFirst(String style, Cursor.Begin begin) {
    TypeName type = readers.names.type();
    cursor.expect(",");
    Expression value = readers.expression();
    Optional<Expression> format = readers.expressionBehind(",");
    cursor.expect(")");
    return new Cast(cursor.place(begin), style, value, type, format);
  }

  private Cast typeLast(String style, Cursor.Begin begin) {
    Expression value = readers.expression();
    cursor.expect(",");
    TypeName type = readers.names.type();
    cursor.expect(")");
    return new Cast(cursor.place(begin), style, value, type, Optional.empty());
  }
}
