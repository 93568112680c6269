package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.List;

/** Reads statements on which the one that is read depends. */
public interface OtherTexts {
  /** Reads the statement inside {@code FINAL TABLE (…)} and returns the table that it changes. */
  Target changed(Statement change);

  /**
   * Reads a statement that changes rows as a part of another and returns what it delivers.
   *
   * @param outer what names mean around it
   */
  List<Output> changing(Statement part, Scope outer);

  /** Reads the text of a view and returns its columns: cells and plain ones, nothing else. */
  List<Output> view(SchemaView.Relation view);
}
