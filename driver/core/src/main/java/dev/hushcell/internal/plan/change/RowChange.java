package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Target;
import java.util.List;

/**
 * What was found out of a statement that changes rows.
 *
 * @param target the table that it changes
 * @param returned the fields that it delivers; none without RETURNING
 */
public record RowChange(Target target, List<Field> returned) {}
