package dev.hushcell.testing.script;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan as one can read it: {@code {email=}} is a value sealed to be stored, {@code {email~}} one
 * sealed to be compared, {@code {null?}} one of which only the nullness is sent.
 */
public final class PlanText {
  static final Lexer H2 = new Lexer(new H2Language());

  private PlanText() {}

  /** Returns the text with all that changes in it. */
  public static String rendered(Touching plan) {
    return rendered(plan, H2, plan.splices(), false);
  }

  /** Returns the text with all that changes in it, of another language. */
  public static String rendered(Touching plan, Language language) {
    return rendered(plan, new Lexer(language), plan.splices(), false);
  }

  /** Returns the text as it is sent, with each value that is sealed in front of its role. */
  static String sent(Touching plan, Lexer lexer) {
    return rendered(plan, lexer, plan.splices(), true);
  }

  /** Returns the text as it is written, with each value that is sealed in front of its role. */
  static String roles(Touching plan, Lexer lexer) {
    return rendered(
        plan,
        lexer,
        plan.splices().stream().filter(Splice.Sealed.class::isInstance).toList(),
        true);
  }

  private record Piece(int end, String text) {}

  private static String rendered(Touching plan, Lexer lexer, List<Splice> splices, boolean keeps) {
    TreeMap<Integer, List<Piece>> pieces = new TreeMap<>();
    List<Token> tokens = lexer.lex(plan.sql()).list();
    List<Token> parameters = tokens.stream().filter(t -> t.kind() == Token.Kind.PARAMETER).toList();
    boolean written = splices.stream().allMatch(Splice.Sealed.class::isInstance);
    for (Splice splice : splices) {
      if (splice instanceof Splice.Sealed sealed && isComputed(sealed)) {
        String role = sealed(sealed.column(), sealed.use());
        if (written && keeps) {
          within(sealed, tokens)
              .forEach(
                  each ->
                      add(
                          pieces,
                          each.begin(),
                          new Piece(
                              each.end(), kept(plan, each.begin(), each.end(), true) + role)));
        } else {
          add(pieces, sealed.begin(), new Piece(sealed.end(), (keeps ? "?" : "") + role));
        }
        continue;
      }
      String text =
          splice instanceof Splice.Sealed sealed
              ? kept(plan, splice.begin(), splice.end(), keeps)
                  + sealed(sealed.column(), sealed.use())
              : ((Splice.Text) splice).replacement();
      add(pieces, splice.begin(), new Piece(splice.end(), text));
    }
    for (int i = 0; i < parameters.size(); i++) {
      Token token = parameters.get(i);
      boolean computed =
          splices.stream()
              .anyMatch(
                  each ->
                      each instanceof Splice.Sealed sealed
                          && isComputed(sealed)
                          && within(sealed, tokens).contains(token));
      if (computed) {
        continue;
      }
      int number = token.begin() + 1;
      int end = pieces.containsKey(number) ? number : token.end();
      String text = role(plan.parameters().get(i), kept(plan, token.begin(), end, keeps));
      add(pieces, token.begin(), new Piece(end, text));
    }
    StringBuilder rendered = new StringBuilder();
    int at = 0;
    for (var entry : pieces.entrySet()) {
      for (Piece piece : entry.getValue()) {
        rendered.append(plan.sql(), at, entry.getKey()).append(piece.text());
        at = piece.end();
      }
    }
    return rendered.append(plan.sql().substring(at)).toString();
  }

  private static void add(Map<Integer, List<Piece>> pieces, int at, Piece piece) {
    pieces.computeIfAbsent(at, any -> new ArrayList<>()).add(piece);
  }

  private static boolean isComputed(Splice.Sealed sealed) {
    return sealed.value() instanceof SealedValue.Computed;
  }

  /** Returns the parameters and texts of which a cell is computed. */
  private static List<Token> within(Splice.Sealed sealed, List<Token> tokens) {
    return tokens.stream()
        .filter(each -> each.kind() == Token.Kind.PARAMETER || each.kind() == Token.Kind.STRING)
        .filter(each -> sealed.begin() <= each.begin() && each.end() <= sealed.end())
        .toList();
  }

  private static String kept(Touching plan, int begin, int end, boolean keeps) {
    return keeps ? plan.sql().substring(begin, end) : "";
  }

  private static String role(ParameterRole role, String kept) {
    if (role instanceof ParameterRole.Sealed sealed) {
      return kept + sealed(sealed.column(), sealed.use());
    }
    String plain = kept.isEmpty() ? "?" : kept;
    return role instanceof ParameterRole.NullTest ? kept + "{null?}" : plain;
  }

  private static String sealed(ProtectedColumn column, Use use) {
    String name = column.name().column().toLowerCase(Locale.ROOT);
    String sign =
        switch (use) {
          case ASSIGNED -> "=";
          case DEFAULT -> "&";
          case COMPARED -> "~";
          case MATCHED, BEGINNING -> "%";
          case RANGE -> "[";
          case RANGE_END -> ")";
          case COMPARED_AS_CAST -> "^";
          case COMPARED_AS_CUT -> "<";
          case COMPARED_AS_WRITTEN, COMPARED_IN_LOWER_CASE -> "!";
        };
    return "{" + name + sign + "}";
  }

  /** Returns what happens to protected columns. */
  static String changes(Touching plan) {
    List<String> changes = new ArrayList<>();
    for (SchemaChange change : plan.changes()) {
      changes.add(change(change));
    }
    return String.join("; ", changes);
  }

  private static String change(SchemaChange change) {
    String table = change.table().toString();
    if (change instanceof SchemaChange.CreateTable create) {
      List<String> columns = create.columns().stream().map(PlanText::typed).toList();
      return "create " + table + " (" + String.join(", ", columns) + ")";
    }
    if (change instanceof SchemaChange.AddColumn add) {
      return "add " + table + " " + typed(add.column());
    }
    if (change instanceof SchemaChange.WidenColumn widen) {
      return "widen " + table + " " + typed(widen.column());
    }
    if (change instanceof SchemaChange.DropColumn drop) {
      return "drop " + table + " " + drop.column();
    }
    if (change instanceof SchemaChange.RenameTable rename) {
      return "rename " + table + " to " + rename.to();
    }
    if (change instanceof SchemaChange.RenameColumn rename) {
      return "rename " + table + " " + rename.column() + " to " + rename.to();
    }
    if (change instanceof SchemaChange.DropCheck drop) {
      String columns = String.join(",", drop.columns());
      return "uncheck " + table + " " + drop.constraint().orElse("-") + " " + columns;
    }
    return "drop " + table;
  }

  private static String typed(ProtectedColumn column) {
    return column.name().column() + " " + column.type().declared() + " key " + column.key();
  }

  /**
   * Returns the columns that are opened, {@code -} for plain ones, {@code *} after checked ones.
   */
  static String results(Touching plan) {
    if (!(plan.results() instanceof Results.Columns columns) || !columns.isDelivered()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.columns().size(); i++) {
      @Nullable ProtectedColumn column = columns.columns().get(i);
      String name = column == null ? "-" : column.name().column().toLowerCase(Locale.ROOT);
      names.add(name + (columns.expectedNames().get(i) == null ? "" : "*"));
    }
    return String.join(" ", names);
  }
}
