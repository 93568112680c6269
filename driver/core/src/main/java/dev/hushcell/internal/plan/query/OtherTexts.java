package dev.hushcell.internal.plan.query;

import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.sql.ParsedStatement.Delta;
import java.util.List;

/** Reads statements on which the one that is read depends. */
public interface OtherTexts {
  /** Reads the statement inside {@code FINAL TABLE (…)} and returns the table that it changes. */
  Target changed(Delta delta);

  /** Reads the text of a view and returns its columns: cells and plain ones, nothing else. */
  List<Output> view(Relation view);
}
