package dev.hushcell.internal.sql.parse;

import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.DeltaTable;
import dev.hushcell.internal.sql.form.ParsedStatement.Upsert;
import dev.hushcell.internal.sql.form.ParserForms;
import dev.hushcell.internal.sql.form.ParserForms.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement written anew for the parser: tokens apart by one space, no comments, no line ends,
 * and the index of its token in place of the content of every literal and parameter.
 *
 * @param words the tokens as the parser shall see them, those of data change delta tables included
 * @param upsert the key of an upsert, which the parser does not know
 * @param deltas the data change delta tables, which are parsed on their own
 */
public record NormalText(List<Token> words, Optional<Upsert> upsert, List<DeltaTable> deltas) {

  static NormalText of(Tokens tokens, ParserForms forms) {
    List<Token> words = new ArrayList<>(tokens.size());
    List<DeltaTable> deltas = new ArrayList<>();
    int done = 0;
    for (DeltaTable found : DeltaTable.in(tokens)) {
      normal(tokens, done, found.firstInside(), words);
      int first = words.size() - DeltaTable.OPENING;
      Written inside = written(tokens, forms, found.firstInside(), found.last());
      words.addAll(inside.words());
      deltas.add(new DeltaTable(first, words.size(), inside.upsert()));
      done = found.last();
    }
    if (deltas.isEmpty()) {
      Written all = written(tokens, forms, 0, tokens.size());
      return new NormalText(all.words(), all.upsert(), List.of());
    }
    normal(tokens, done, tokens.size(), words);
    return new NormalText(words, Optional.empty(), deltas);
  }

  private static Written written(Tokens tokens, ParserForms forms, int from, int to) {
    List<Token> words = new ArrayList<>(to - from);
    normal(tokens, from, to, words);
    return forms.write(tokens.part(from, to), words);
  }

  private static void normal(Tokens tokens, int from, int to, List<Token> words) {
    for (int i = from; i < to; i++) {
      words.add(normal(tokens.get(i), i));
    }
  }

  /** A token whose value is its text for the parser. */
  private static Token normal(Token token, int index) {
    String value =
        switch (token.kind()) {
          case WORD, SYMBOL -> token.value();
          case QUOTED -> quote(token);
          case STRING -> "'" + index + "'";
          case BINARY ->
              "X'" + (Integer.toString(index).length() % 2 == 0 ? "" : "0") + index + "'";
          case NUMBER -> Integer.toString(index);
          case PARAMETER -> "?" + index;
        };
    return new Token(token.kind(), token.begin(), token.end(), value);
  }

  private static String quote(Token token) {
    String name = token.value();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ') {
        throw SqlFault.UNUSUAL_NAME.at(
            token.begin(), "a quoted name contains a control character; rename it");
      }
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Returns the text for the parser, with a name in place of each data change delta table. */
  String text() {
    StringBuilder text = new StringBuilder(words.size() * 8);
    int done = 0;
    for (DeltaTable delta : deltas) {
      write(done, delta.first(), text);
      int begin = text.length();
      text.append(delta.name());
      int end = begin + length(delta.first(), delta.last() + 1) - 1;
      text.append(" ".repeat(end - text.length())).append(' ');
      done = delta.last() + 1;
    }
    write(done, words.size(), text);
    return text.toString();
  }

  /** Returns the text of the statement inside a delta table, at the place that it has in all. */
  String text(DeltaTable delta) {
    StringBuilder text = new StringBuilder(" ".repeat(length(0, delta.firstInside())));
    write(delta.firstInside(), delta.last(), text);
    return text.toString();
  }

  private void write(int from, int to, StringBuilder text) {
    for (Token word : words.subList(from, to)) {
      text.append(word.value()).append(' ');
    }
  }

  private int length(int from, int to) {
    int length = 0;
    for (Token word : words.subList(from, to)) {
      length += word.value().length() + 1;
    }
    return length;
  }
}
