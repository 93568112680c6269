package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.SourceColumn;
import dev.hushcell.internal.sql.tree.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A key of ORDER BY that is a column of a source of the query.
 *
 * @param written what stands there
 * @param provenance where its values come from
 * @param column the column
 * @param spelled how the column is written elsewhere, where a place or a name of what is selected
 *     stands for it; null where it is written as it stands there
 */
public record SortKey(
    Expression written, Provenance provenance, SourceColumn column, @Nullable String spelled) {}
