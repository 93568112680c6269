package dev.hushcell.contract.statements;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import java.util.List;
import java.util.Locale;

/**
 * What the planner makes of a statement.
 *
 * @param found {@code work}, {@code pass} or {@code refuse} with the code
 * @param text what would be sent, with {@code {}} for what would be sealed; empty when refused
 * @param sealed for each parameter whether it would be sealed; empty when refused or untouched
 * @param why the message of a refusal
 */
record Outcome(String found, String text, List<Boolean> sealed, String why) {

  /** Plans the statements of one product. */
  static final class Planning {
    private final Product product;
    private final Model model;
    private final TextPlanner planner;

    Planning(Product product, Model model) {
      this.product = product;
      this.model = model;
      Database database = product.database();
      this.planner =
          new TextPlanner(
              database.types(), database.rules(), Access.unlimited(), TrustedObjects.nothing());
    }

    /** Plans a statement; one that makes a table before there is any. */
    Outcome of(String sql) {
      boolean there = !sql.toLowerCase(Locale.ROOT).startsWith("create table");
      try {
        StatementPlan plan =
            planner.plan(
                sql, new ModelSchema(model, product, there), model.protection(product, there));
        return plan instanceof Touching touching
            ? new Outcome("work", sent(touching), roles(touching), "")
            : new Outcome("pass", sql, List.of(), "");
      } catch (Fault refusal) {
        return new Outcome("refuse " + refusal.code().id(), "", List.of(), refusal.getMessage());
      } catch (ActivationNeeded needed) {
        return new Outcome("activate " + needed.table(), "", List.of(), "");
      }
    }
  }

  /** Tells whether this is what was expected; a definition that works may be sent as it is. */
  boolean is(String expected, String sql) {
    return found.equals(expected)
        || (expected.equals("work") && found.equals("pass") && isDefinition(sql));
  }

  private static boolean isDefinition(String sql) {
    return sql.toLowerCase(Locale.ROOT).matches("(create|alter|drop)\\b.*");
  }

  private static String sent(Touching plan) {
    StringBuilder text = new StringBuilder(plan.sql());
    List<Splice> splices = plan.splices();
    for (int i = splices.size() - 1; i >= 0; i--) {
      Splice each = splices.get(i);
      String replacement = each instanceof Splice.Text fixed ? fixed.replacement() : "{}";
      text.replace(each.begin(), each.end(), replacement);
    }
    return text.toString();
  }

  private static List<Boolean> roles(Touching plan) {
    return plan.parameters().stream().map(each -> !(each instanceof ParameterRole.Plain)).toList();
  }
}
