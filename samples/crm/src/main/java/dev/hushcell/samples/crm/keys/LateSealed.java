package dev.hushcell.samples.crm.keys;

import dev.hushcell.samples.crm.pastcall.CallsSealed;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks the driver whether the columns that came late are encrypted; once they are, they stay so.
 */
@Component
final class LateSealed implements CallsSealed {
  private static final Logger LOG = LoggerFactory.getLogger(LateSealed.class);

  private final DataSource pages;
  private final boolean isProtected;
  private volatile boolean sealed;

  LateSealed(DataSource pages, @Value("${spring.datasource.url}") String url) {
    this.pages = pages;
    this.isProtected = url.startsWith("jdbc:hushcell:");
  }

  @Override
  public boolean areSealed() {
    if (isProtected && !sealed) {
      try (Connection connection = pages.getConnection()) {
        sealed =
            ColumnWork.stored(connection, LateColumns.table(connection))
                == ColumnsView.State.ENCRYPTED;
      } catch (SQLException e) {
        LOG.warn("it is not known whether past calls are encrypted; shown as in clear", e);
      }
    }
    return sealed;
  }
}
