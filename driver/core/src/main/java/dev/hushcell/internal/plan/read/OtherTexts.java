package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.form.ParsedStatement.Delta;
import java.util.List;
import net.sf.jsqlparser.statement.Statement;

/** Reads statements on which the one that is read depends. */
public interface OtherTexts {
  /** Reads the statement inside {@code FINAL TABLE (…)} and returns the table that it changes. */
  Target changed(Delta delta);

  /**
   * Reads a statement that changes rows as a part of another and returns what it delivers.
   *
   * @param outer what names mean around it
   */
  List<Output> changing(Statement part, Scope outer);

  /** Reads the text of a view and returns its columns: cells and plain ones, nothing else. */
  List<Output> view(Relation view);
}
