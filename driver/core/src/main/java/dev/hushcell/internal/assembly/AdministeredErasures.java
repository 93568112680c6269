package dev.hushcell.internal.assembly;

import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.ErasureStatus;
import dev.hushcell.admin.Erasures;
import dev.hushcell.internal.erasing.Erasing;
import dev.hushcell.internal.error.SqlErrors;
import java.sql.SQLException;
import java.util.List;

/** Forgets persons in the database that some connections share. */
record AdministeredErasures(Erasing erasing) implements Erasures {
  @Override
  public ErasureReport foresee(String subject, String value) throws SQLException {
    return SqlErrors.guard(() -> erasing.foresee(subject, value));
  }

  @Override
  public ErasureReport erase(String subject, String value) throws SQLException {
    return SqlErrors.guard(() -> erasing.erase(subject, value));
  }

  @Override
  public List<ErasureReport> replay() throws SQLException {
    return SqlErrors.guard(erasing::replay);
  }

  @Override
  public ErasureStatus status() throws SQLException {
    return SqlErrors.guard(erasing::status);
  }
}
