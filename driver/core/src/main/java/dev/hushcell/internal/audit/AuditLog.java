package dev.hushcell.internal.audit;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.model.AuditTrail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit that a configuration asks for: a file to which sessions append. Thread-safe. */
public final class AuditLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  private final ChainFile file;
  private final Supplier<Instant> clock;
  private final AtomicBoolean failing = new AtomicBoolean();

  public AuditLog(Path path, FipsModule module, Supplier<Instant> clock) {
    this.file = new ChainFile(path, module);
    this.clock = clock;
  }

  /** Makes the file if need be; throws if it cannot be written to. */
  public void requireWritable() {
    try {
      file.requireWritable();
    } catch (IOException e) {
      throw notWritable("so no connection is made", e);
    }
  }

  /** Begins to take down what a session does. */
  public AuditTrail of(AuditKeys keys, Who who) {
    return new SessionTrail(this, keys, who);
  }

  /**
   * Whose session it is.
   *
   * @param session names the session, different for each
   * @param profile what the connection names as its profile; empty for none
   * @param user tells the user of the database; asked once, before the first line
   */
  public record Who(UUID session, String profile, Supplier<String> user) {}

  Instant now() {
    return clock.get();
  }

  void append(List<ChainFile.Draft> lines, ChainFile.Start start) {
    try {
      file.append(lines, start);
      failing.set(false);
    } catch (IOException e) {
      RuntimeException fault = notWritable("so no more cells are sealed or opened", e);
      if (!failing.getAndSet(true)) {
        LOG.error("{}", fault.getMessage()); // what close throws is often swallowed
      }
      throw fault;
    }
  }

  private RuntimeException notWritable(String hence, IOException failure) {
    return AuditFault.NOT_WRITABLE.insteadOf(
        failure,
        ("the audit %s cannot be written, %s (%s); make room, or correct the rights of the"
                + " file and its directory")
            .formatted(file.path(), hence, failure.getMessage()));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("the lock of the audit {} could not be closed", file.path(), e);
    }
  }
}
