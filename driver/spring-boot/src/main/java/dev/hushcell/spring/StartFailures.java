package dev.hushcell.spring;

import dev.hushcell.spring.settings.SettingsException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Say why an application did not start, and what to do, instead of a stack trace. */
final class StartFailures {
  private static final String PREFIX_MISSING =
      "Put jdbc:hushcell: in front of its URL: jdbc:postgresql://… becomes"
          + " jdbc:hushcell:postgresql://…. If it is meant to hold nothing protected, name the bean:"
          + " hushcell.plain-data-sources=";

  private StartFailures() {}

  /** For a data source that is not protected. */
  static final class OfDataSources extends AbstractFailureAnalyzer<UnprotectedDataSourceException> {
    OfDataSources() {}

    @Override
    protected FailureAnalysis analyze(Throwable root, UnprotectedDataSourceException failure) {
      String message = String.valueOf(failure.getMessage());
      return new FailureAnalysis(message, action(message, failure.bean()), failure);
    }

    private static String action(String message, String bean) {
      if (message.contains("[HC-1044]")) {
        return PREFIX_MISSING + bean;
      }
      return message.contains("[HC-")
          ? "Correct what the message says. Each code is explained in driver/docs/errors.md of"
              + " Hushcell."
          : "These are the words of the database or of the pool: check its address, user and"
              + " password.";
    }
  }

  /** For settings under {@code hushcell.} that are wrong. */
  static final class OfSettings extends AbstractFailureAnalyzer<SettingsException> {
    OfSettings() {}

    @Override
    protected FailureAnalysis analyze(Throwable root, SettingsException failure) {
      return new FailureAnalysis(failure.getMessage(), failure.action(), failure);
    }
  }

  /** For what the driver refuses while the application starts, such as a migration. */
  static final class OfTheDriver extends AbstractFailureAnalyzer<SQLException> {
    OfTheDriver() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException failure) {
      String message = String.valueOf(failure.getMessage());
      return message.startsWith("[HC-")
          ? new FailureAnalysis(
              message,
              "Correct what the message says. Each code is explained in driver/docs/errors.md of"
                  + " Hushcell.",
              failure)
          : null;
    }
  }
}
