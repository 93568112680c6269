package dev.hushcell.testing.leak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that the application logs at the finest level, stack traces too. */
public final class AppLog {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Collector collector = new Collector();
  private Level before = Level.DEBUG;

  public void start() {
    before = root.getLevel();
    root.setLevel(Level.TRACE);
    collector.setContext(root.getLoggerContext());
    collector.start();
    root.addAppender(collector);
  }

  public void stop() {
    root.detachAppender(collector);
    root.setLevel(before);
  }

  public String text() {
    return String.join("\n", lines);
  }

  /** Keeps the text of each event. */
  private final class Collector extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
      IThrowableProxy thrown = event.getThrowableProxy();
      if (thrown != null) {
        lines.add(ThrowableProxyUtil.asString(thrown));
      }
    }
  }
}
