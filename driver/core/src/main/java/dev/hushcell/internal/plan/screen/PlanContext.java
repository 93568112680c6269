package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SqlRules;
import java.util.Set;

/**
 * All that a statement is planned on. Used by one thread.
 *
 * @param types of the database
 * @param rules how statements are read and what they mean to the database
 * @param access what the connections may not do with protected columns
 * @param trusted what the configuration trusts
 * @param schema the database as the session sees it
 * @param protection what is protected
 * @param touch tells what a statement could touch
 * @param lookalikes tables that resemble declared ones that are not there
 */
public record PlanContext(
    TypeKnowledge types,
    SqlRules rules,
    Access access,
    TrustedObjects trusted,
    SchemaView schema,
    Protection protection,
    TouchFilter touch,
    Lookalikes lookalikes) {
  /** Returns the same for another access. */
  public PlanContext with(Access other) {
    return new PlanContext(types, rules, other, trusted, schema, protection, touch, lookalikes);
  }

  /** Returns the keys of the names of protected tables and of what reaches them. */
  public Set<String> names() {
    return touch.names();
  }
}
