package dev.hushcell.internal.telemetry;

import dev.hushcell.observe.Observer;
import java.time.Instant;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/**
 * Tells Java Flight Recorder. Until something in the process uses it, no event is made: the first
 * one of each class registers it, which loads some 200 classes of the recorder.
 */
final class FlightRecording implements Observer {
  private static final String CATEGORY = "Hushcell";

  /** A plan was made for a text. */
  @Name("dev.hushcell.StatementPlanned")
  @Label("Statement planned")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class StatementPlanned extends Event {
    @Label("Time")
    @Timespan(Timespan.NANOSECONDS)
    final long time;

    StatementPlanned(long time) {
      this.time = time;
    }
  }

  /** A text was used again for which there was a plan; one for each statement, so not by itself. */
  @Name("dev.hushcell.PlanReused")
  @Label("Plan reused")
  @Category(CATEGORY)
  @Enabled(false)
  @StackTrace(false)
  static final class PlanReused extends Event {
    @Label("Time")
    @Timespan(Timespan.NANOSECONDS)
    final long time;

    PlanReused(long time) {
      this.time = time;
    }
  }

  /** Cells of a column were sealed or opened by one connection. */
  @Name("dev.hushcell.CellsUsed")
  @Label("Cells sealed and opened")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class CellsUsed extends Event {
    @Label("Column")
    final String column;

    @Label("Opened")
    final long opened;

    @Label("Sealed")
    final long sealed;

    CellsUsed(String column, long opened, long sealed) {
      this.column = column;
      this.opened = opened;
      this.sealed = sealed;
    }
  }

  /** Cells of a column were opened by one connection to decide conditions and orders. */
  @Name("dev.hushcell.CellsEvaluated")
  @Label("Cells opened for conditions")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class CellsEvaluated extends Event {
    @Label("Column")
    final String column;

    @Label("Evaluated")
    final long evaluated;

    CellsEvaluated(String column, long evaluated) {
      this.column = column;
      this.evaluated = evaluated;
    }
  }

  /** Of the cells of a column that one connection used, those of one tenant. */
  @Name("dev.hushcell.CellsOfTenant")
  @Label("Cells of a tenant")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class CellsOfTenant extends Event {
    @Label("Column")
    final String column;

    @Label("Tenant")
    final String tenant;

    @Label("Opened")
    final long opened;

    @Label("Evaluated")
    final long evaluated;

    @Label("Sealed")
    final long sealed;

    CellsOfTenant(String column, String tenant, long opened, long evaluated, long sealed) {
      this.column = column;
      this.tenant = tenant;
      this.opened = opened;
      this.evaluated = evaluated;
      this.sealed = sealed;
    }
  }

  /** A statement would have opened more cells than it may, or has. */
  @Name("dev.hushcell.LimitExceeded")
  @Label("Limit of opened cells exceeded")
  @Category(CATEGORY)
  static final class LimitExceeded extends Event {
    @Label("Column")
    final String column;

    @Label("Limit")
    final String limit;

    @Label("Refused")
    final boolean refused;

    LimitExceeded(String column, String limit, boolean refused) {
      this.column = column;
      this.limit = limit;
      this.refused = refused;
    }
  }

  /** The key store opened a data key. */
  @Name("dev.hushcell.KeyUnwrapped")
  @Label("Data key unwrapped")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class KeyUnwrapped extends Event {
    @Label("Time")
    @Description("How long it took, with all attempts")
    @Timespan(Timespan.NANOSECONDS)
    final long time;

    @Label("Refresh")
    @Description("Whether the key was in memory and the store was only asked about it again")
    final boolean refresh;

    KeyUnwrapped(long time, boolean refresh) {
      this.time = time;
      this.refresh = refresh;
    }
  }

  /** The key store did not open a data key. */
  @Name("dev.hushcell.KeyStoreFailed")
  @Label("Key store failed")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class KeyStoreFailed extends Event {
    @Label("Time")
    @Description("How long it took, with all attempts")
    @Timespan(Timespan.NANOSECONDS)
    final long time;

    @Label("May pass")
    @Description("Whether the store was out of reach, instead of refusing")
    final boolean mayPass;

    KeyStoreFailed(long time, boolean mayPass) {
      this.time = time;
      this.mayPass = mayPass;
    }
  }

  /** A data key was erased while in use. */
  @Name("dev.hushcell.KeyForgotten")
  @Label("Data key erased early")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class KeyForgotten extends Event {}

  /** A statement was refused. */
  @Name("dev.hushcell.StatementRefused")
  @Label("Statement refused")
  @Category(CATEGORY)
  static final class StatementRefused extends Event {
    @Label("Code")
    final String code;

    StatementRefused(String code) {
      this.code = code;
    }
  }

  /** Values of declared columns are in clear because of a job. */
  @Name("dev.hushcell.ColumnsInClear")
  @Label("Declared columns in plaintext")
  @Category(CATEGORY)
  @StackTrace(false)
  static final class ColumnsInClear extends Event {
    @Label("Columns")
    final int columns;

    @Label("Until")
    @Description("When statements on them are refused, unless the job is over by then")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    final long until;

    ColumnsInClear(int columns, long until) {
      this.columns = columns;
      this.until = until;
    }
  }

  /** Conditions of a statement were evaluated in the driver. */
  @Name("dev.hushcell.ConditionsEvaluated")
  @Label("Conditions evaluated in the driver")
  @Category(CATEGORY)
  static final class ConditionsEvaluated extends Event {
    @Label("Fetched")
    @Description("How many rows the database delivered for that")
    final long fetched;

    @Label("Kept")
    @Description("Of how many the conditions were true")
    final long kept;

    ConditionsEvaluated(long fetched, long kept) {
      this.fetched = fetched;
      this.kept = kept;
    }
  }

  @Override
  public boolean listens() {
    return FlightRecorder.isInitialized();
  }

  @Override
  public void planned(long nanoseconds, boolean known) {
    if (FlightRecorder.isInitialized()) {
      Event event = known ? new PlanReused(nanoseconds) : new StatementPlanned(nanoseconds);
      event.commit();
    }
  }

  @Override
  public void cells(String column, long opened, long sealed) {
    if (FlightRecorder.isInitialized()) {
      new CellsUsed(column, opened, sealed).commit();
    }
  }

  @Override
  public void cellsEvaluated(String column, long evaluated) {
    if (FlightRecorder.isInitialized()) {
      new CellsEvaluated(column, evaluated).commit();
    }
  }

  @Override
  public void cellsOfTenant(
      String column, String tenant, long opened, long evaluated, long sealed) {
    if (FlightRecorder.isInitialized()) {
      new CellsOfTenant(column, tenant, opened, evaluated, sealed).commit();
    }
  }

  @Override
  public void limitExceeded(String column, String limit, boolean refused) {
    if (FlightRecorder.isInitialized()) {
      new LimitExceeded(column, limit, refused).commit();
    }
  }

  @Override
  public void evaluated(long fetched, long kept) {
    if (FlightRecorder.isInitialized()) {
      new ConditionsEvaluated(fetched, kept).commit();
    }
  }

  @Override
  public void refused(String code) {
    if (FlightRecorder.isInitialized()) {
      new StatementRefused(code).commit();
    }
  }

  @Override
  public void unwrapped(long nanoseconds) {
    if (FlightRecorder.isInitialized()) {
      new KeyUnwrapped(nanoseconds, false).commit();
    }
  }

  @Override
  public void keyConfirmed(long nanoseconds) {
    if (FlightRecorder.isInitialized()) {
      new KeyUnwrapped(nanoseconds, true).commit();
    }
  }

  @Override
  public void keyStoreFailed(long nanoseconds, boolean mayPass) {
    if (FlightRecorder.isInitialized()) {
      new KeyStoreFailed(nanoseconds, mayPass).commit();
    }
  }

  @Override
  public void keyForgotten() {
    if (FlightRecorder.isInitialized()) {
      new KeyForgotten().commit();
    }
  }

  @Override
  public void columnsInClear(int columns, Instant until) {
    if (FlightRecorder.isInitialized()) {
      new ColumnsInClear(columns, until.toEpochMilli()).commit();
    }
  }
}
