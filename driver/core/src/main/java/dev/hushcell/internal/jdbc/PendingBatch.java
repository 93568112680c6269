package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.policy.SchemaChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plans of the texts in a batch, which were made before the first of them runs. */
final class PendingBatch {
  private final List<SchemaChange> changes = new ArrayList<>();
  private Afterwards afterwards = Afterwards.NOTHING;
  private final List<Steering> steering = new ArrayList<>();
  private Set<@Nullable ProtectedTable> keyedTables = new HashSet<>();
  private final List<Planned> texts = new ArrayList<>();
  private boolean executed;

  /** Refuses a text after one that may change what the plan of the later was made for. */
  void check(Planned next) throws SQLException {
    startAnew();
    if (afterwards != Afterwards.NOTHING) {
      throw SqlErrors.of(
          JdbcFault.BATCH_ORDER,
          "an earlier text of this batch may change the schema, so this one cannot be planned yet;"
              + " run the batch first");
    }
  }

  void add(Planned planned) {
    changes.addAll(planned.changes());
    afterwards = afterwards.and(planned.afterwards());
    texts.add(planned);
    if (planned.steering() != Steering.NONE && planned.steering() != Steering.SETS_UP) {
      steering.add(planned.steering());
    }
    keyedTables.add(planned.plan() instanceof Touching touching ? touching.keyedTable() : null);
  }

  List<SchemaChange> changes() {
    return List.copyOf(changes);
  }

  Afterwards afterwards() {
    return afterwards;
  }

  /** Returns, in order, what texts do that begin or end a transaction, or take back a part. */
  List<Steering> steering() {
    return List.copyOf(steering);
  }

  boolean touches() {
    return !touching().isEmpty();
  }

  /** Tells whether any text of those that touch what is protected may change rows. */
  boolean writes() {
    return texts.stream().anyMatch(each -> each.plan() instanceof Touching plan && plan.writes());
  }

  /** Returns the texts that were not run yet. */
  List<Planned> waiting() {
    return executed ? List.of() : List.copyOf(texts);
  }

  List<Planned> touching() {
    return texts.stream().filter(each -> each.plan() instanceof Touching).toList();
  }

  /** Returns the call after which the batch is empty, run or failed. */
  <T> SqlCall<T> executing(SqlCall<T> call) {
    return () -> {
      try {
        return call.run();
      } finally {
        executed = true;
      }
    };
  }

  /** Returns the table by whose names the keys of the executed batch are read, or null. */
  @Nullable ProtectedTable keyedTable() throws SQLException {
    if (keyedTables.size() > 1) {
      throw SqlErrors.of(
          JdbcFault.BATCH_KEYS,
          "the batch wrote to several tables, so its generated keys cannot be told apart;"
              + " run one batch per table");
    }
    return keyedTables.isEmpty() ? null : keyedTables.iterator().next();
  }

  void clear() {
    changes.clear();
    afterwards = Afterwards.NOTHING;
    steering.clear();
    texts.clear();
    keyedTables = new HashSet<>();
    executed = false;
  }

  private void startAnew() {
    if (executed) {
      clear();
    }
  }
}
