package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.NarrowedSplice;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.StatementPlan.Use;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies the splices of a plan to its text. */
final class Rendering {
  private Rendering() {}

  static boolean seals(Planned planned) {
    return planned.plan() instanceof Touching touching && seals(touching);
  }

  /** This is asked of each statement that is prepared: it makes no objects. */
  static boolean seals(Touching plan) {
    for (int i = 0; i < plan.splices().size(); i++) {
      if (!(plan.splices().get(i) instanceof Splice.Text)) {
        return true;
      }
    }
    for (int i = 0; i < plan.parameters().size(); i++) {
      if (plan.parameters().get(i) instanceof ParameterRole.Sealed) {
        return true;
      }
    }
    return plan.finding() != null && !plan.finding().computed().isEmpty();
  }

  /** Returns the text with each sealed literal written as a literal of the database. */
  static String withLiterals(
      Touching plan, SqlCall.With<Splice.Sealed, StoredCell> sealer, TypeKnowledge types)
      throws SQLException {
    return spliced(plan.sql(), plan.splices(), literal -> sealer.run(literal).literal(types));
  }

  /** Returns the plan with lists of keys written where they would be parameters. */
  static Touching withKeys(Touching plan, Finding finding, List<String> lists) {
    String condition = finding.condition();
    StringBuilder all = new StringBuilder(condition);
    int place = condition.length();
    for (int i = lists.size() - 1; i >= 0; i--) {
      place = condition.lastIndexOf('?', place - 1);
      all.replace(place, place + 1, lists.get(i));
    }
    String written = all.toString();
    List<Splice> splices = new ArrayList<>();
    for (Splice splice : plan.splices()) {
      if (isOfKeys(splice, finding)) {
        String text = ((Splice.Text) splice).replacement().replace(condition, written);
        splices.add(new Splice.Text(splice.begin(), splice.end(), text));
      } else {
        splices.add(splice);
      }
    }
    return plan.with(splices);
  }

  /** Returns the plan with what is assigned to each of some rows written out, by its key. */
  static Touching withValues(
      Touching plan,
      Finding finding,
      List<List<String>> keys,
      SqlCall.With<Finding.Computed, List<String>> values)
      throws SQLException {
    List<Splice> splices = new ArrayList<>(plan.splices());
    for (Finding.Computed each : finding.computed()) {
      List<String> cells = values.run(each);
      boolean one = each.key().size() == 1;
      StringBuilder text = new StringBuilder("CASE");
      text.append(one ? " " + each.key().get(0) : "");
      for (int i = 0; i < keys.size(); i++) {
        String key = one ? keys.get(i).get(0) : equal(each.key(), keys.get(i));
        text.append(" WHEN ").append(key).append(" THEN ").append(cells.get(i));
      }
      text.append(" ELSE ").append(each.written()).append(" END");
      splices.replaceAll(
          splice ->
              splice instanceof Splice.Text && splice.begin() == each.at()
                  ? new Splice.Text(splice.begin(), splice.end(), text.toString())
                  : splice);
    }
    return plan.with(splices);
  }

  private static String equal(List<String> columns, List<String> values) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      all.append(i == 0 ? "" : " AND ").append(columns.get(i)).append(" = ").append(values.get(i));
    }
    return all.toString();
  }

  /** Tells whether a splice is the condition on the keys of rows that are found. */
  static boolean isOfKeys(Splice splice, @Nullable Finding finding) {
    return finding != null
        && splice instanceof Splice.Text text
        && splice.begin() == finding.at()
        && text.replacement().contains(finding.condition());
  }

  /** Returns the text as it is prepared: each sealed literal is turned into a parameter. */
  static String withParameters(Planned planned) throws SQLException {
    return planned.plan() instanceof StatementPlan.Untouched untouched
        ? spliced(planned.sql(), untouched.blanks(), literal -> "?")
        : withParameters((Touching) planned.plan());
  }

  static String withParameters(Touching plan) throws SQLException {
    requireNoDefault(plan);
    return spliced(plan.sql(), plan.splices(), literal -> "?");
  }

  /** Refuses a DEFAULT of a protected column where a definition is prepared or in a batch. */
  static void requireNoDefault(Touching plan) throws SQLException {
    for (int i = 0; i < plan.splices().size(); i++) {
      if (plan.splices().get(i) instanceof Splice.Sealed sealed && sealed.use() == Use.DEFAULT) {
        throw SqlErrors.of(
            JdbcFault.PREPARED_DEFAULT,
            sealed.column().name().shortForm()
                + " is protected, and its DEFAULT is sealed only where the definition is run by"
                + " Statement.execute; a definition takes no parameters");
      }
    }
  }

  private static String spliced(
      String sql, List<Splice> splices, SqlCall.With<Splice.Sealed, String> writer)
      throws SQLException {
    if (splices.isEmpty()) {
      return sql;
    }
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (Splice splice : splices) {
      text.append(sql, copied, splice.begin());
      if (splice instanceof Splice.Sealed literal) {
        separate(text);
        text.append(writer.run(literal));
      } else if (splice instanceof NarrowedSplice narrowed) {
        text.append(narrowed.replacement());
      } else {
        text.append(((Splice.Text) splice).replacement());
      }
      copied = splice.end();
    }
    return text.append(sql, copied, sql.length()).toString();
  }

  /** After a word without a space, as in {@code THEN'a'}, the X would become part of it. */
  private static void separate(StringBuilder text) {
    if (text.length() > 0 && Character.isJavaIdentifierPart(text.charAt(text.length() - 1))) {
      text.append(' ');
    }
  }
}
