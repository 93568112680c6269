package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads what steers how a table is read: partitions, samples, times and hints. */
record HintReader(Readers readers, Cursor cursor) {
  void partitions(List<Part.Hint> hints) {
    if (readers.has(Feature.PARTITIONS) && cursor.are("PARTITION", "(")) {
      Cursor.Begin begin = cursor.begin();
      cursor.take();
      List<Identifier> names = readers.columnNames();
      hints.add(new Part.Hint(cursor.place(begin), "PARTITION", names));
    }
  }

  void systemTime(List<Expression> options, List<Part.Hint> hints) {
    if (!readers.has(Feature.SYSTEM_TIME) || !cursor.are("FOR", "SYSTEM_TIME")) {
      return;
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    String between = "";
    if (cursor.accept("AS", "OF")) {
      options.add(readers.expressions.value());
    } else if (cursor.accept("BETWEEN")) {
      between = "AND";
    } else if (cursor.accept("FROM")) {
      between = "TO";
    } else {
      cursor.expect("ALL");
    }
    if (!between.isEmpty()) {
      options.add(readers.expressions.value());
      cursor.expect(between);
      options.add(readers.expressions.value());
    }
    String words = "FOR SYSTEM_TIME" + (between.isEmpty() ? "" : " " + between);
    hints.add(new Part.Hint(cursor.place(begin), words, List.of()));
  }

  void sample(List<Expression> options, List<Part.Hint> hints) {
    if (!readers.has(Feature.SAMPLES) || !cursor.is("TABLESAMPLE")) {
      return;
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    Part.Hint hint = new Part.Hint(cursor.place(begin), "TABLESAMPLE", List.of());
    hints.add(hint);
    options.add(readers.operands.operand());
    if (cursor.is("REPEATABLE")) {
      options.add(readers.operands.operand());
    }
  }

  void hints(List<Part.Hint> hints) {
    boolean more = true;
    while (more) {
      int before = hints.size();
      indexHint(hints);
      tableHint(hints);
      indexedBy(hints);
      more = hints.size() > before;
    }
  }

  /** {@code USE INDEX FOR JOIN (i)}. */
  private void indexHint(List<Part.Hint> hints) {
    boolean index =
        readers.has(Feature.INDEX_HINTS)
            && cursor.isAny("USE", "FORCE", "IGNORE")
            && (cursor.is(1, "INDEX") || cursor.is(1, "KEY"));
    if (!index) {
      return;
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    if (cursor.accept("FOR") && !cursor.accept("JOIN")) {
      cursor.take(2);
    }
    String words = readers.clauses.words(begin.at());
    List<Identifier> names = List.of();
    if (cursor.are("(", ")")) {
      cursor.take(2);
    } else {
      names = readers.enclosed(() -> cursor.identifier("the name of an index"));
    }
    hints.add(new Part.Hint(cursor.place(begin), words, names));
    cursor.accept(",");
  }

  /** {@code WITH (NOLOCK, INDEX(i))}, and the same without WITH. */
  private void tableHint(List<Part.Hint> hints) {
    boolean with = cursor.is("WITH");
    String first = String.valueOf(cursor.word(with ? 2 : 1));
    boolean hint =
        readers.has(Feature.TABLE_HINTS)
            && cursor.is(with ? 1 : 0, "(")
            && readers.grammar.tableHints().contains(first);
    if (!hint) {
      return;
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(with ? 2 : 1);
    List<Identifier> names = new ArrayList<>();
    do {
      oneTableHint(names);
    } while (cursor.accept(",") || !cursor.is(")"));
    String words = readers.clauses.words(begin.at());
    cursor.expect(")");
    hints.add(new Part.Hint(cursor.place(begin), words, List.copyOf(names)));
  }

  private void oneTableHint(List<Identifier> names) {
    if (cursor.word() == null || !readers.grammar.tableHints().contains(cursor.word())) {
      throw cursor.stop("a hint of a table");
    }
    boolean index = cursor.is("INDEX");
    cursor.take();
    if (!index) {
      return;
    }
    boolean enclosed = !cursor.accept("=");
    if (enclosed) {
      cursor.expect("(");
    }
    do {
      if (cursor.kind() == Token.Kind.NUMBER) {
        cursor.take();
      } else {
        names.add(cursor.identifier("the name of an index"));
      }
    } while (enclosed && cursor.accept(","));
    if (enclosed) {
      cursor.expect(")");
    }
  }

  private void indexedBy(List<Part.Hint> hints) {
    boolean by = cursor.are("INDEXED", "BY");
    if (!readers.has(Feature.INDEXED_BY) || !(by || cursor.are("NOT", "INDEXED"))) {
      return;
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    List<Identifier> names = by ? List.of(cursor.identifier("the name of an index")) : List.of();
    String words = by ? "INDEXED BY" : "NOT INDEXED";
    hints.add(new Part.Hint(cursor.place(begin), words, names));
  }
}
